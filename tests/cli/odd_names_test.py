#!/usr/bin/env python3
"""bench/odd_names.py tells names that cannot be right by their shape from those that can, and says what it cannot read.

usage: odd_names_test.py DUIZHANG SOURCE_DIR
"""
import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
SCRIPT = SOURCE / "bench" / "odd_names.py"
spec = importlib.util.spec_from_file_location("odd_names", SCRIPT)
odd_names = importlib.util.module_from_spec(spec)
spec.loader.exec_module(odd_names)


def run(*arguments):
    return subprocess.run([sys.executable, "-B", SCRIPT, *map(str, arguments)], capture_output=True, text=True, timeout=120)


class Shapes(unittest.TestCase):
    texts = ["，约束性指标六项，培育各族群众艺术团。" * 6 + "，约束性指标有变。" * 8 + "约束性不强的约束性条款。" + "石族群山。" * 2 +
             "各族群众。" * 4]

    def why(self, name, around):
        return odd_names.reason(name, around, odd_names.edges(self.texts))

    def test_each_reason(self):
        rows = [("", "", "empty"), ("“五好企业", "“五好企业”", "halved"), ("建成,道路", "建成,道路", "mark"),
                ("获评示范企业企业", "", "twice"), ("改造任务如期", "改造任务如期完成", "particle"),
                ("的道路", "的道路", "particle"), ("路" * 39, "", "twice"), ("约束性", "完成约束性指标六项", "cut-end"),
                ("族群众", "培育各族群众艺术团", "cut-front")]
        for name, around, expected in rows:
            with self.subTest(name=name):
                self.assertEqual(self.why(name, around), expected)

    def test_a_long_name_that_says_no_word_twice(self):
        self.assertEqual(self.why("".join(chr(0x4e00 + i) for i in range(39)), ""), "long")

    def test_what_can_be_right(self):
        for name, around in [("约束性指标", "完成约束性指标六项"), ("老旧小区改造", "老旧小区改造"), ("以旧换新", "以旧换新"),
                             ("“五好”企业", "“五好”企业")]:
            with self.subTest(name=name):
                self.assertEqual(self.why(name, around), "")

    def test_what_is_rare_tells_nothing(self):
        self.assertEqual(odd_names.reason("石族", "石族群山", odd_names.edges(["石族群山"])), "")


class Program(unittest.TestCase):
    def test_reports_are_read_and_the_status_tells(self):
        with tempfile.TemporaryDirectory() as scratch:
            report = pathlib.Path(scratch) / "海城市_2024.txt"
            report.write_text("2024年海城市政府工作报告\n一、2023年工作回顾\n改造老旧小区12个。\n", encoding="utf8")
            done = run(PROGRAM, "--rules", SOURCE / "rules", report)
            self.assertEqual((done.returncode, done.stdout), (0, "0 of 1 claims have a name that is odd by its shape\n"), done.stderr)

    def test_what_cannot_be_read_is_named(self):
        done = run(PROGRAM, "--rules", SOURCE / "rules", "nowhere.txt")
        self.assertEqual(done.returncode, 2)
        self.assertIn("nowhere.txt", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
