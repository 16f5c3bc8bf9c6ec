"""Whose every report of the yardstick is, at which level and of which year; its traps; its Word files.

usage: corpus_test.py PROGRAM SOURCE_FOLDER       (nothing is tested where ../shared/corpus is not there)
"""
import json
import re
import subprocess
import sys
import unittest
from pathlib import Path

PROGRAM, SOURCE = sys.argv[1], Path(sys.argv[2])
CORPUS = (SOURCE / ".." / "shared" / "corpus").resolve()

# Files named for a city that hold the report of one of its counties, as their texts say.
OTHERS = {"city_恩施_2024.txt": ("恩施土家族苗族自治州恩施市", "422801", "county"),
          "city_黄山_2024.txt": ("黄山市黄山区", "341003", "county")}
CODES = {"county_shangyu_2017.txt": "330604", "county_ouhai_2018.txt": "330304"}


def inspect(*paths):
    result = subprocess.run([PROGRAM, "inspect", "--json", "--rules", str(SOURCE / "rules"), *map(str, paths)],
                            capture_output=True, timeout=600, check=False)
    return [json.loads(line) for line in result.stdout.splitlines()], result.stderr.decode()


class Corpus(unittest.TestCase):
    def test_jurisdiction_level_and_year_of_every_report(self):
        folders = [CORPUS / name for name in ("national", "province", "city", "county")]
        seen, _ = inspect(*folders)
        self.assertEqual(len(seen), sum(len(list(folder.glob("*.txt"))) for folder in folders))
        wrong = []
        for one in seen:
            level, *name, year = one["source"].removesuffix(".txt").split("_")
            name = "".join(name)
            expected_level = level
            fits = re.search("[一-鿿]", name) is None or name in one["jurisdiction"]
            if level == "national":
                fits = one["jurisdiction"] == "全国"
            if one["source"] in OTHERS:
                place, code, expected_level = OTHERS[one["source"]]
                fits = (one["jurisdiction"], one["code"]) == (place, code) and one["contradictions"]
            if one["source"] in CODES:
                fits = one["code"] == CODES[one["source"]]
            if not fits or one["level"] != expected_level or one["year"] != int(year) or (
                    level != "national" and not one["code"]):
                wrong.append((one["source"], one["jurisdiction"], one["code"], one["level"], one["year"]))
        self.assertEqual(wrong, [])

    def test_session_date_and_speaker_of_the_provinces(self):
        seen, _ = inspect(*sorted((CORPUS / "province").glob("*_2026.txt")))
        self.assertGreater(len(seen), 25)
        for one in seen:
            with self.subTest(one["source"]):
                self.assertEqual(one["kind"], "work-report")
                self.assertRegex(one["session"], "^第.+届人民代表大会第.+次会议$")
                self.assertRegex(one["date"], "^2026-0[12]-")
                self.assertRegex(one["speaker"], "^[一-鿿·]{2,12}$")

    def test_a_report_that_breaks_off_is_told(self):
        seen, said = inspect(CORPUS / "city")
        self.assertEqual([one["source"] for one in seen if one["truncated"]], ["city_日照_2024.txt"])
        self.assertIn("D019", said)

    def test_traps(self):
        traps = sorted((CORPUS / "traps").glob("*.txt"))
        result = subprocess.run([PROGRAM, "extract", "--rules", str(SOURCE / "rules"), *map(str, traps)],
                                capture_output=True, timeout=600, check=False)
        said = result.stderr.decode()
        for name in ("台州", "襄阳", "贵阳"):
            self.assertRegex(said, rf"city_{name}_2024\.txt: warning\[D016\].*全国.*{name}市")
        self.assertRegex(said, r"2009_dup_b\.txt: warning\[D018\].*2008")

    def test_the_collection_is_split(self):
        seen, _ = inspect(CORPUS / "news" / "collection_zhejiang.txt")
        self.assertEqual(len(seen), 8)
        for one in seen:
            self.assertTrue(one["title"])
            self.assertTrue(one["jurisdiction"], one["title"])
        self.assertEqual((seen[0]["code"], seen[0]["year"]), ("330304", 2018))

    def test_word_files_give_the_claims_of_the_texts(self):
        for path in sorted((CORPUS / "docx").glob("*.docx")):
            with self.subTest(path.name):
                both = []
                for file in (path, CORPUS / "city" / (path.stem + ".txt")):
                    result = subprocess.run([PROGRAM, "extract", "--rules", str(SOURCE / "rules"), str(file)],
                                            capture_output=True, timeout=120, check=False)
                    both.append([tuple(str(claim[key]) for key in ("kind", "measure", "value", "unit", "bound", "period"))
                                 + (claim["evidence"]["text"],) for claim in map(json.loads, result.stdout.splitlines())])
                self.assertEqual(*both)
                self.assertGreater(len(both[0]), 50)


if __name__ == "__main__":
    if not CORPUS.is_dir():
        print("SKIPPED: ../shared/corpus is not here")
    else:
        unittest.main(argv=sys.argv[:1])
