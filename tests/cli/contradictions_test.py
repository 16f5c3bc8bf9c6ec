#!/usr/bin/env python3
"""bench/contradictions.py finds what one report says twice in two ways, and nothing where the two are of two things.

usage: contradictions_test.py DUIZHANG SOURCE_DIR
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])


def run(*arguments):
    return subprocess.run([sys.executable, "-B", SOURCE / "bench" / "contradictions.py", PROGRAM, "--rules", SOURCE / "rules", *map(str, arguments)],
                          capture_output=True, text=True, timeout=120)


class Contradictions(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def report(self, *sentences):
        path = pathlib.Path(self.folder.name) / "city_东澜市_2024.txt"
        path.write_text("东澜市人民政府工作报告\n\n一、2023年工作回顾\n" + "".join(sentences) + "\n", encoding="utf8")
        return path

    def test_two_values_of_one_indicator(self):
        done = run(self.report("地区生产总值增长6%。", "地区生产总值增长9%。"))
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("gdp growth 2023-2023 outcome", done.stdout)
        self.assertIn("6%", done.stdout)
        self.assertIn("9%", done.stdout)

    def test_what_contradicts_nothing(self):
        for about, sentences in [("told again", ("地区生产总值增长6%。", "地区生产总值增长6%。")),
                                 ("nearly the same", ("地区生产总值900亿元。", "地区生产总值突破890亿元。")),
                                 ("another measure", ("地区生产总值900亿元、增长6%。",)),
                                 ("another time", ("地区生产总值增长6%。", "2022年，地区生产总值增长3%。")),
                                 ("another thing", ("货物进出口总额增长6%。", "服务进出口总额增长50%。")),
                                 ("a region", ("经济总量900亿元。", "东川双城经济圈建设提速，经济总量超9万亿元。"))]:
            with self.subTest(about=about):
                done = run(self.report(*sentences))
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_how_near_is_near(self):
        path = self.report("地区生产总值900亿元。", "地区生产总值突破890亿元。")
        self.assertEqual(run("--near", "0.001", path).returncode, 1)

    def test_what_cannot_be_read(self):
        done = run(pathlib.Path(self.folder.name) / "none.txt")
        self.assertEqual(done.returncode, 2)
        self.assertIn("none.txt", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
