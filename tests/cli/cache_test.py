#!/usr/bin/env python3
"""What is kept between runs changes no result, whatever is edited, cut off or killed; and a pipe is answered line by
line.

usage: cache_test.py BINARY SOURCE_DIR [unittest options]
"""
import itertools
import json
import os
import pathlib
import random
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

BINARY = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
REPORTS = SOURCE / "examples/reports"
sys.path.insert(0, str(SOURCE / "bench"))
import edited_rule  # noqa: E402  its edits are those that are timed


class CacheTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.work = pathlib.Path(scratch.name)
        self.cache = self.work / "cache"
        self.environment = {**os.environ, "DUIZHANG_CACHE": str(self.cache)}
        self.rules = self.work / "rules"
        shutil.copytree(SOURCE / "rules", self.rules)
        self.reports = self.work / "reports"
        shutil.copytree(REPORTS, self.reports)

    def call(self, *arguments, **environment):
        return subprocess.run([BINARY, *arguments], cwd=self.work, env={**self.environment, **environment},
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=240)

    def answer(self, *arguments, **environment):
        result = self.call("extract", "--rules", self.rules, *arguments, self.reports, **environment)
        return result.returncode, result.stdout, result.stderr

    def extract(self, *arguments, **environment):
        answer = self.answer(*arguments, **environment)
        self.assertTrue(answer[1], answer[2].decode())  # the rules have no mistake
        return answer

    def entries(self):
        return sorted(path for path in self.cache.rglob("*")
                      if path.is_file() and re.fullmatch("[0-9a-f]{30}", path.name))

    def reads(self):
        """How many entries the next extract writes anew."""
        before = {path: path.read_bytes() for path in self.entries()}
        self.extract()
        return sum(1 for path in self.entries() if before.get(path) != path.read_bytes())

    def contents(self, folder):
        return {str(path.relative_to(folder)): path.read_bytes()
                for path in sorted(folder.rglob("*")) if path.is_file()}


class Same(CacheTest):
    def test_claims_and_what_is_said_are_the_same_with_and_without(self):
        (self.reports / "empty.txt").write_text("")
        (self.reports / "没有年份.txt").write_text("全市生产总值增长5%。\n")  # a warning: no year
        shutil.copy(self.reports / "qingxi-2023.txt", self.reports / "second.txt")  # a repeat
        without = self.extract("--no-cache")
        self.assertFalse(self.cache.exists())
        self.assertIn(b"D004", without[2])
        self.assertEqual(self.extract(), without)
        kept = self.entries()
        self.assertGreater(len(kept), 30)
        for threads in "1", "2", "5":
            self.assertEqual(self.extract("--threads", threads), without)
        self.assertEqual(self.entries(), kept)
        self.assertEqual(self.reads(), 0)

    def test_a_run_writes_the_same_folder(self):
        folders = []
        for i, arguments in enumerate((["--no-cache"], [], [], ["--threads", "3"])):
            out = self.work / f"out{i}"
            result = self.call("run", "--rules", self.rules, "--out", out, *arguments, self.reports)
            self.assertEqual(result.returncode, 0, result.stderr.decode())
            folders.append((self.contents(out), result.stdout.replace(f"out{i}".encode(), b"out"), result.stderr))
        for one in folders[1:]:
            self.assertEqual(one, folders[0])

    def test_options_names_and_manifests_are_part_of_what_is_asked(self):
        (self.reports / "未知.txt").write_text("全市生产总值增长5%，明年预期增长6%左右。\n")
        for arguments in ([], ["--year", "2022"], ["--jurisdiction", "白石县"], ["--level", "city"], ["--kind", "news"],
                          ["--format", "html"], []):
            self.assertEqual(self.extract(*arguments), self.extract("--no-cache", *arguments), arguments)
        # A charset that the bytes are not in: the same is said of every file, and nothing is kept of them.
        wrong = [self.call("extract", "--rules", self.rules, *kept, "--charset", "GB18030", self.reports)
                 for kept in ([], [], ["--no-cache"])]
        self.assertEqual(len({(one.returncode, one.stdout, one.stderr) for one in wrong}), 1)
        (self.reports / "未知.txt").rename(self.reports / "county_白石县_2019.txt")
        self.assertEqual(self.extract(), self.extract("--no-cache"))
        (self.reports / "reports.yaml").write_text("reports:\n  - {file: county_白石县_2019.txt, year: 2018}\n")
        self.assertEqual(self.extract(), self.extract("--no-cache"))

    def test_a_changed_report_alone_is_read_again(self):
        self.extract()
        path = self.reports / "qingxi-2023.txt"
        path.write_text(path.read_text().replace("2022", "2021", 1))
        self.assertEqual(self.reads(), 3, "its claims, what they were made of, and what rules are tried over")
        self.assertEqual(self.extract(), self.extract("--no-cache"))

    def test_warnings_and_mistakes_of_rules_are_said_the_second_time_as_the_first(self):
        path = self.rules / "extract/own.yaml"
        path.write_text("rules:\n  - id: own.one\n    pattern: '增长 <v: percent>'\n    claim: {value: v}\n")
        first, second, without = (self.call("rules", "check", "--rules", self.rules, *more)
                                  for more in ([], [], ["--no-cache"]))
        self.assertIn(b"R011", without.stderr + without.stdout)
        for one in first, second:
            self.assertEqual((one.stdout, one.stderr), (without.stdout, without.stderr))
        path.write_text("rules:\n  - id: own.one\n    pattern: '增长 <v: percent'\n    nothing: 1\n")
        first, second, without = (self.call("rules", "check", "--rules", self.rules, *more)
                                  for more in ([], [], ["--no-cache"]))
        self.assertEqual(without.returncode, 2)
        self.assertIn(b"own.yaml:3:", without.stderr)
        for one in first, second:
            self.assertEqual((one.returncode, one.stderr), (2, without.stderr))


# What is known of a folder of rules, and its tables: written anew whatever byte of it changes.
OF_FOLDER = 2


class Edited(CacheTest):
    """After an edit of the rules the cache gives what reading all again gives."""

    def rule_blocks(self):
        """Every claim rule as (file, its lines)."""
        return edited_rule.blocks(self.rules)

    def rule(self, name):
        return next((path, block) for path, block in self.rule_blocks() if f"- id: {name}\n" in block)

    def more_reports(self):
        """Files whose text is not their bytes, and some that hold several documents."""
        texts = [path.read_text() for path in sorted(REPORTS.glob("*.txt"))]
        (self.reports / "old.txt").write_bytes(texts[0].replace("2022", "2012").encode("GB18030"))
        paragraphs = "".join(f"<p>{line}</p>\n" for line in texts[1].replace("2023", "2013").splitlines())
        (self.reports / "page.html").write_text(f"<html><body>\n{paragraphs}</body></html>\n")
        (self.reports / "all.jsonl").write_text("".join(
            json.dumps({"text": text.replace("20", "19"), "title": f"第{i}篇"}, ensure_ascii=False) + "\n"
            for i, text in enumerate(texts)))
        (self.reports / "wide.txt").write_text(texts[2].replace("2023", "２０１１").replace("，", "　，"))

    def assert_same(self, *what):
        now = self.extract()
        self.assertEqual(now, self.extract("--no-cache"), what)
        return now

    def test_edits_of_every_kind_one_upon_the_other(self):
        self.more_reports()
        before = self.assert_same()
        made = {json.loads(line)["rule"] for line in before[1].splitlines()}
        dice = random.Random(7)
        changed, done = 0, 0
        for kind in edited_rule.KINDS:
            originals = {path: path.read_text() for path in self.rules.glob("extract/*.yaml")}
            rules = self.rule_blocks()
            dice.shuffle(rules)
            # In turn one that made claims of these reports and one that made none: its edits change nothing.
            of_claims = [rule for rule in rules if re.match("  - id: (.*)", rule[1])[1] in made]
            others = [rule for rule in rules if rule not in of_claims]
            rules = [rule for pair in itertools.zip_longest(of_claims, others) for rule in pair if rule]
            edits = 0
            for path, block in rules:
                whole = path.read_text()
                text = edited_rule.edited(whole, block, kind)
                if text == whole:
                    continue
                path.write_text(text)
                now = self.answer()
                self.assertEqual(now, self.answer("--no-cache"), (kind, block.splitlines()[0]))
                if not now[1]:
                    path.write_text(whole)  # it has a mistake now
                    continue
                changed += now != before
                edits += 1
                if edits == 3:
                    break
            done += edits
            if dice.random() < 0.5:  # else the next edits are made upon these
                for path, whole in originals.items():
                    path.write_text(whole)
        self.assertGreater(done, 25)
        self.assertGreater(changed, 10)
        for path in self.rules.glob("extract/*.yaml"):
            path.write_text((SOURCE / "rules/extract" / path.name).read_text())
        self.assertEqual(self.assert_same(), before)

    def test_only_what_an_edit_changes_is_made_anew(self):
        self.more_reports()
        before = self.extract()
        files = len(list(self.reports.iterdir()))
        # It wins in each report, and takes what it took.
        path, block = self.rule("rate.growth")
        whole = path.read_text()
        path.write_text(edited_rule.edited(whole, block, "pattern: takes more"))
        self.assertLessEqual(self.reads(), 3 + OF_FOLDER,
                             "the file of the rule, the list of rules, and that all claims stand")
        self.assertEqual(self.reads(), 0)
        self.assertEqual(self.assert_same(), before)
        # What it takes becomes another claim: claims are made anew, and no report is read.
        path.write_text(edited_rule.edited(whole, block, "another claim"))
        self.assertGreater(self.reads(), 3 + OF_FOLDER)
        self.assertNotEqual(self.assert_same(), before)
        path.write_text(edited_rule.edited(whole, block, "taken out"))
        self.assertLessEqual(self.reads(), files + 3 + OF_FOLDER)
        self.assertEqual(self.reads(), 0)
        self.assert_same()

    def test_a_macro_is_of_the_rules_that_use_it(self):
        self.extract()
        files = len(list(self.reports.iterdir()))
        path = self.rules / "extract/spans.yaml"
        whole = path.read_text()
        path.write_text(re.sub(r"(?m)^  came: ", "  came: 攀到 | ", whole, count=1))
        self.assertNotEqual(path.read_text(), whole)
        self.assertLessEqual(self.reads(), files + 3 + OF_FOLDER)
        self.assert_same()
        # A word of all rises, which names and periods do not use either.
        path = self.rules / "extract/measures.yaml"
        whole = path.read_text()
        path.write_text(re.sub(r"(?m)^(  rise: .*?) 增长 \|", r"\1", whole, count=1))
        self.assertNotEqual(path.read_text(), whole)
        self.assertLessEqual(self.reads(), files + 3 + OF_FOLDER)
        self.assert_same()
        path.write_text(whole)
        self.assert_same()

    def test_what_a_run_shares_with_extract(self):
        self.extract()
        path, block = self.rule("rate.growth")
        path.write_text(edited_rule.edited(path.read_text(), block, "pattern: takes less"))
        out = []
        for i, arguments in enumerate((["--no-cache"], [], [])):
            folder = self.work / f"out{i}"
            result = self.call("run", "--rules", self.rules, "--out", folder, *arguments, self.reports)
            self.assertEqual(result.returncode, 0, result.stderr.decode())
            out.append(self.contents(folder))
        self.assertEqual(out[1], out[0])
        self.assertEqual(out[2], out[0])

    def test_any_rule_taken_out_edited_or_moved(self):
        self.extract()
        blocks = self.rule_blocks()
        self.assertGreater(len(blocks), 40)
        picked = random.Random(9).sample(blocks, 12)
        for i, (path, block) in enumerate(picked):
            whole = path.read_text()
            name = re.match(r"  - id: (\S+)", block).group(1)
            changed = block.replace(name, name + ".edited", 1) if i % 3 else ""
            edited = whole.replace(block, "", 1) + changed if i % 3 == 2 else whole.replace(block, changed, 1)
            path.write_text(edited)
            with self.subTest(rule=name, how=i % 3):
                self.assertEqual(self.extract(), self.extract("--no-cache"))
            path.write_text(whole)
            self.assertEqual(self.extract(), self.extract("--no-cache"))

    def test_a_new_rule_is_looked_for_where_its_words_stand(self):
        self.extract()
        path = self.rules / "extract/own.yaml"
        rule = ("rules:\n  - id: own.one\n    priority: 99\n    pattern: '<who: phrase(2..30)> WORD <v: percent>'\n"
                "    claim: {value: v, indicator: who, measure: growth}\n"
                "    tests:\n      - {text: 全市生产总值WORD5%。, claims: [{value: 5}]}\n")
        path.write_text(rule.replace("WORD", "龘龘龘"))
        self.assertLessEqual(self.reads(), 2 + OF_FOLDER, "the file of the rule and the list of rules, no report")
        self.assertEqual(self.extract(), self.extract("--no-cache"))
        path.write_text(rule.replace("WORD", "增长"))
        self.assertGreater(self.reads(), 2 + OF_FOLDER)
        result = self.extract()
        self.assertIn(b'"own.one"', result[1])
        self.assertEqual(result, self.extract("--no-cache"))
        # Taken out again: its claims are gone.
        path.unlink()
        self.assertEqual(self.extract(), self.extract("--no-cache"))

    def test_an_edited_test_or_comment_of_a_rule_reads_no_report_again(self):
        self.extract()
        path, block = self.rule_blocks()[0]
        path.write_text("# a comment\n" + path.read_text().replace("    tests:\n", "    tests:  # more\n", 1))
        self.assertLessEqual(self.reads(), 1 + OF_FOLDER)
        self.assertEqual(self.extract(), self.extract("--no-cache"))

    def test_an_edited_word_reads_all_again(self):
        self.extract()
        path = self.rules / "vocabulary/subject.yaml"
        path.write_text(path.read_text() + "\n# edited\n")
        self.assertLessEqual(self.reads(), 1 + OF_FOLDER)
        path = self.rules / "vocabulary/own.yaml"
        path.write_text("indicators:\n  own_apples: {name: {zh: 苹果产量, en: Apples}, words: [苹果产量], direction: up}\n")
        before = self.reads()
        self.assertGreater(before, 6)
        self.assertEqual(self.extract(), self.extract("--no-cache"))


def cut(whole, dice):
    """The first bytes of `whole`, fewer than it has; none of none, which a file cut before may hold."""
    return whole[:dice.randrange(max(len(whole), 1))]


class Broken(CacheTest):
    def test_cut_and_changed_entries_are_passed_over_and_made_anew(self):
        without = self.extract("--no-cache")
        self.extract()
        dice = random.Random(4)
        for path in self.entries():
            whole = bytearray(path.read_bytes())
            if dice.random() < 0.5:
                whole = cut(whole, dice)
            else:
                whole[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
            path.write_bytes(whole)
        self.assertEqual(self.extract(), without)
        self.assertEqual(self.extract(), without)
        self.assertEqual(self.reads(), 0)

    def test_broken_entries_and_an_edited_rule(self):
        dice = random.Random(5)
        rules = edited_rule.blocks(self.rules)
        for i in range(6):
            self.extract()
            for path in self.entries():
                if dice.random() < 0.3:
                    path.unlink()
                elif dice.random() < 0.3:
                    path.write_bytes(cut(path.read_bytes(), dice))
            path, block = dice.choice(rules)
            whole = path.read_text()
            path.write_text(edited_rule.edited(whole, block, dice.choice(["taken out", "renamed", "a second one"])))
            self.assertEqual(self.extract(), self.extract("--no-cache"))
            path.write_text(whole)

    def run_and_kill(self, seconds):
        process = subprocess.Popen([BINARY, "extract", "--rules", self.rules, self.reports], env=self.environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        process.kill()
        process.wait()

    def test_killed_at_any_moment_while_rules_are_edited(self):
        dice = random.Random(8)
        rules = edited_rule.blocks(self.rules)
        self.extract()
        for _ in range(12):
            path, block = dice.choice(rules)
            whole = path.read_text()
            path.write_text(edited_rule.edited(whole, block, dice.choice(["taken out", "renamed", "priority up"])))
            self.run_and_kill(dice.random() * 0.3)
            if dice.random() < 0.3:
                self.assertEqual(self.extract(), self.extract("--no-cache"))
            path.write_text(whole)
        self.assertEqual(self.extract(), self.extract("--no-cache"))

    def test_killed_at_any_moment(self):
        without = self.extract("--no-cache")
        dice = random.Random(7)
        for _ in range(12):
            self.run_and_kill(dice.random() * 0.4)
            if dice.random() < 0.3:
                shutil.rmtree(self.cache, ignore_errors=True)
        self.assertEqual(self.extract(), without)
        self.assertEqual(self.extract(), without)

    def test_shared_by_runs_at_the_same_time(self):
        without = self.extract("--no-cache")
        processes = [subprocess.Popen([BINARY, "extract", "--rules", self.rules, self.reports], env=self.environment,
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
        for process in processes:
            out, err = process.communicate(timeout=240)
            self.assertEqual((process.returncode, out, err), without)
        self.assertFalse(list(self.cache.rglob("draft-*")))

    def test_a_folder_that_cannot_be_used(self):
        without = self.extract("--no-cache")
        self.cache.write_text("a file")
        self.assertEqual(self.extract(), without)
        self.assertEqual(self.extract("--cache", "/proc/nowhere"), without)
        self.assertEqual(self.cache.read_text(), "a file")


class Kept(CacheTest):
    def test_a_limit(self):
        without = self.extract("--no-cache")
        for _ in range(3):
            self.assertEqual(self.extract(DUIZHANG_CACHE_MIB="1"), without)
            self.assertLessEqual(sum(path.stat().st_size for path in self.entries()), 1 << 20)
        self.assertEqual(self.extract(DUIZHANG_CACHE_MIB="0"), without)
        # Claims may be kept and what they were made of not.
        path, block = next(iter(edited_rule.blocks(self.rules)))
        path.write_text(path.read_text().replace(block, "", 1))
        self.assertEqual(self.extract(DUIZHANG_CACHE_MIB="1"), self.extract("--no-cache"))

    def test_show_and_clear(self):
        self.assertEqual(self.call("cache", "show").stdout.decode().split("\n")[1], "0 entries, 0.0 of at most 1024 MiB")
        self.extract()
        count = len(self.entries())
        shown = self.call("cache", "show").stdout.decode()
        self.assertTrue(shown.startswith(f"{self.cache}\n{count} entries, "), shown)
        (self.cache / "mine.txt").write_text("mine")
        other = self.call("cache", "clear", "--cache", self.work / "other")
        self.assertEqual(len(self.entries()), count, other)
        self.assertEqual(self.call("cache", "clear").stdout.decode(), f"{self.cache}: {count} entries deleted\n")
        self.assertEqual(self.entries(), [])
        self.assertEqual((self.cache / "mine.txt").read_text(), "mine")

    def test_the_folder_of_the_user(self):
        self.environment.pop("DUIZHANG_CACHE")
        self.extract(XDG_CACHE_HOME=str(self.work / "xdg"))
        self.assertTrue((self.work / "xdg/duizhang/CACHEDIR.TAG").exists())
        self.extract("--cache", self.work / "own")
        self.assertTrue((self.work / "own/v1").is_dir())


class Pipe(CacheTest):
    def rows(self):
        return [json.dumps({"text": path.read_text(), "title": path.stem}, ensure_ascii=False) + "\n"
                for path in sorted(self.reports.glob("*.txt"))]

    def piped(self, *arguments):
        return subprocess.Popen([BINARY, "extract", "--rules", self.rules, "--format", "json-lines", *arguments, "-"],
                                env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def test_claims_of_a_line_are_out_before_the_next_has_come(self):
        rows = self.rows()
        for threads in "1", "2":
            process = self.piped("--threads", threads)
            out = b""
            for row in rows:
                process.stdin.write(row.encode())
                process.stdin.flush()
                title = json.loads(row)["title"]
                got = self.read_some(process.stdout)
                self.assertTrue(got, f"no claim of {title} within the time")
                # Whole lines, all of one report.
                while not got.endswith(b"\n") or select.select([process.stdout], [], [], 0.3)[0]:
                    got += self.read_some(process.stdout)
                self.assertEqual(len({json.loads(line)["report"]["id"] for line in got.decode().splitlines()}), 1)
                out += got
            process.stdin.close()
            self.assertEqual(process.stdout.read(), b"")
            self.assertEqual(process.wait(60), 0, process.stderr.read().decode())
            process.stdout.close(), process.stderr.close()
            # The claims that a file of these lines gives.
            (self.work / "all.jsonl").write_text("".join(rows))
            result = self.call("extract", "--rules", self.rules, self.work / "all.jsonl")
            self.assertEqual(self.without_source(out), self.without_source(result.stdout))

    def read_some(self, pipe):
        ready, _, _ = select.select([pipe], [], [], 30)
        return os.read(pipe.fileno(), 1 << 20) if ready else b""

    def without_source(self, lines):
        out = []
        for line in lines.decode().splitlines():
            claim = json.loads(line)
            claim["report"].pop("source")
            out.append(claim)
        self.assertGreater(len(out), 20)
        return out

    def test_bad_lines_are_named_by_their_number_and_the_others_read(self):
        rows = self.rows()
        text = rows[0] + "\n" + "no JSON\n" + '{"other": 1}\n' + rows[1].rstrip("\n")
        process = self.piped()
        out, err = process.communicate(text.encode(), timeout=120)
        self.assertEqual(process.returncode, 2)
        self.assertEqual(len({json.loads(line)["report"]["id"] for line in out.decode().splitlines()}), 2)
        self.assertIn("-:3: the row is not JSON", re.sub(r"error\[D015\]: ", "", err.decode()))
        self.assertIn("-:4: the row has no text", re.sub(r"error\[D015\]: ", "", err.decode()))

    def test_a_repeat_is_left_out(self):
        rows = self.rows()
        out, err = self.piped().communicate((rows[0] + rows[0]).encode(), timeout=120)
        alone, _ = self.piped().communicate(rows[0].encode(), timeout=120)
        self.assertEqual(out, alone)
        self.assertIn("D006", err.decode())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
