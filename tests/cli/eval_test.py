#!/usr/bin/env python3
"""`duizhang eval` and `coverage` from outside: figures on a fixture, exit statuses, and, where ../shared is at hand, the
same figures as the yardstick's own scorer.

usage: eval_test.py BINARY SOURCE_DIR [unittest options]
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
SHARED = SOURCE.parent / "shared"
SCORER = SHARED / "tools/score_claims.py"
TEXT = SOURCE / "fixtures/eval/qingxi-2024.txt"
GOLD = SOURCE / "fixtures/eval/qingxi-2024.claims.jsonl"
ZONES = SOURCE / "fixtures/eval/qingxi-2024.zones.json"
ONE_RULE = SOURCE / "examples/one-rule/rules"
COUNTED = ("gold", "claims", "core", "strict", "right")


def call(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, timeout=240)


def figures(*arguments):
    return json.loads(call("eval", "--json", *arguments).stdout)


class Figures(unittest.TestCase):
    def test_the_whole_text_of_the_fixture(self):
        total = figures("--rules", ONE_RULE, "--whole", TEXT, GOLD)["total"]
        self.assertEqual([total[key] for key in COUNTED[:4]], [6, 2, 2, 2])
        self.assertEqual(total["right"], {"bound": 2, "strength": 2, "period": 2, "annualised": 2, "indicator": 2,
                                          "headline": 1})
        self.assertEqual(total["core_score"], {"precision": 1.0, "recall": 0.3333, "f1": 0.5})

    def test_zones_beside_the_annotations_are_taken_and_may_be_given(self):
        beside = figures("--rules", ONE_RULE, TEXT, GOLD)["total"]
        self.assertEqual([beside[key] for key in COUNTED[:2]], [4, 2])
        given = figures("--rules", ONE_RULE, "--zones", ZONES, TEXT, GOLD)["total"]
        self.assertEqual(given, beside)

    def test_several_pairs_are_counted_together(self):
        both = figures("--rules", ONE_RULE, TEXT, GOLD, TEXT, GOLD)
        self.assertEqual(len(both["texts"]), 2)
        self.assertEqual([both["total"][key] for key in COUNTED[:4]], [8, 4, 4, 4])

    def test_misses_stand_in_their_context_with_what_was_read(self):
        shown = call("eval", "--rules", SOURCE / "rules", "--whole", TEXT, GOLD).stdout.decode()
        self.assertIn("【改造老旧小区9个】", shown)
        self.assertRegex(shown, r"read as: outcome level 9个 改造老旧小区 \[.+\]")
        self.assertRegex(shown, r"bound: annotated eq, found ge\n +period: annotated 2025, found 2024")
        none = call("eval", "--rules", SOURCE / "rules", "--whole", "--misses", "0", TEXT, GOLD).stdout.decode()
        self.assertNotIn("【", none)


class Status(unittest.TestCase):
    def test_a_difference_is_1_and_full_agreement_or_enough_of_it_0(self):
        self.assertEqual(call("eval", "--rules", ONE_RULE, TEXT, GOLD).returncode, 1)
        self.assertEqual(call("eval", "--rules", ONE_RULE, "--least", "0.6", TEXT, GOLD).returncode, 0)
        self.assertEqual(call("eval", "--rules", ONE_RULE, "--least", "0.7", TEXT, GOLD).returncode, 1)
        with tempfile.TemporaryDirectory() as folder:
            agreed = pathlib.Path(folder) / "agreed.jsonl"
            lines = GOLD.read_text("utf8").splitlines(keepends=True)
            agreed.write_text(lines[0] + lines[4], "utf8")
            self.assertEqual(call("eval", "--rules", ONE_RULE, TEXT, agreed).returncode, 0)

    def test_wrong_input_is_2_with_the_line_that_is_wrong(self):
        with tempfile.TemporaryDirectory() as folder:
            gold = pathlib.Path(folder) / "bad.claims.jsonl"
            gold.write_text(GOLD.read_text("utf8") + '{"kind": "goal"}\n', "utf8")
            result = call("eval", "--rules", ONE_RULE, TEXT, gold)
            self.assertEqual(result.returncode, 2)
            self.assertIn("bad.claims.jsonl:8: error[E001]: `kind` is not target or outcome", result.stderr.decode())
            self.assertIn("6 annotated", result.stdout.decode())
        for arguments in ([TEXT], [TEXT, GOLD, TEXT], ["--zones", ZONES, TEXT, GOLD, TEXT, GOLD], [TEXT, "nowhere"],
                          ["nowhere", GOLD], ["--least", "2", TEXT, GOLD]):
            with self.subTest(arguments=arguments):
                result = call("eval", *arguments)
                self.assertEqual(result.returncode, 2)
                self.assertNotEqual(result.stderr, b"")
                self.assertEqual(result.stdout, b"")


class Coverage(unittest.TestCase):
    def test_a_figure_in_no_claim_is_1_and_all_or_enough_of_them_0(self):
        self.assertEqual(call("coverage", "--rules", ONE_RULE, TEXT).returncode, 1)
        self.assertEqual(call("coverage", "--rules", ONE_RULE, "--least", "0.1", TEXT).returncode, 0)
        with tempfile.TemporaryDirectory() as folder:
            report = pathlib.Path(folder) / "county_青溪县_2024.txt"
            report.write_text("青溪县政府工作报告\n\n地区生产总值增长6%左右。\n", "utf8")
            self.assertEqual(call("coverage", "--rules", ONE_RULE, report).returncode, 0)

    def test_what_is_listed_can_be_chosen(self):
        result = call("coverage", "--rules", SOURCE / "rules", "--list", "--reason", "period", "--json", TEXT)
        first, total = map(json.loads, result.stdout.splitlines())
        self.assertEqual(total["texts"], 1)
        self.assertTrue(first["listed"])
        self.assertEqual({one["reason"] for one in first["listed"]}, {"period"})
        self.assertEqual(call("coverage", "--reason", "whim", TEXT).returncode, 2)

    def test_a_file_that_cannot_be_read_is_2_and_the_others_are_covered(self):
        result = call("coverage", "--rules", ONE_RULE, "nowhere.txt", TEXT)
        self.assertEqual(result.returncode, 2)
        self.assertIn("nowhere.txt", result.stderr.decode())
        self.assertIn("figures", result.stdout.decode())


@unittest.skipUnless(SCORER.is_file(), "../shared/tools/score_claims.py is not here")
class Yardstick(unittest.TestCase):
    def scored(self, text, gold, zones):
        claims = call("extract", "--rules", SOURCE / "rules", text).stdout
        with tempfile.NamedTemporaryFile() as file:
            file.write(claims)
            file.flush()
            command = [sys.executable, SCORER, text, gold, file.name, "--json"]
            if zones:
                command += ["--zones", zones]
            return json.loads(subprocess.run(command, capture_output=True, check=True, timeout=240).stdout)

    def compare(self, text, gold, zones):
        ours = figures("--rules", SOURCE / "rules", *([] if zones else ["--whole"]), text, gold)["total"]
        self.assertEqual({key: ours[key] for key in COUNTED}, self.scored(text, gold, zones))

    def test_the_fixture(self):
        self.compare(TEXT, GOLD, None)
        self.compare(TEXT, GOLD, ZONES)

    def test_every_annotated_text(self):
        for gold in sorted((SHARED / "gold").glob("*.claims.jsonl")):
            name = gold.name.removesuffix(".claims.jsonl")
            zones = gold.with_name(name + ".zones.json")
            for text in sorted((SHARED / "corpus").rglob(name + ".txt")):
                with self.subTest(text=str(text)):
                    self.compare(text, gold, zones if zones.is_file() else None)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
