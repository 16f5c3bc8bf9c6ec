#!/usr/bin/env python3
"""The finished program as a shell sees it: exit statuses, errors with places, what is left on the disk.

usage: cli_test.py BINARY SOURCE_DIR [unittest options]
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

BINARY = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
REPORTS = SOURCE / "examples/reports"
OUTPUTS = ("claims.ndjson", "index.html", "ledger.csv", "manifest.json", "run.json", "verdicts.ndjson")
# The smallest PNG: one pixel.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c4890000000a49444154789c6300010000050001"
    "0d0a2db40000000049454e44ae426082")


class CliTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.work = pathlib.Path(scratch.name)
        self.out = self.work / "out"

    def call(self, *arguments, **environment):
        return subprocess.run([BINARY, *arguments], cwd=self.work, env={**os.environ, **environment},
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=240)

    def run_into(self, out, *paths, rules=SOURCE / "rules", **environment):
        return self.call("run", "--rules", rules, "--out", out, *paths, **environment)

    def write(self, name, content):
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def assert_status(self, result, status):
        self.assertEqual(result.returncode, status, result.stderr.decode())

    def sources_with_claims(self):
        with open(self.out / "claims.ndjson", encoding="utf8") as file:
            return {json.loads(line)["report"]["source"] for line in file}

    def contents(self, folder):
        return {str(path.relative_to(folder)): path.read_bytes()
                for path in sorted(folder.rglob("*")) if path.is_file()}


class Usage(CliTest):
    def test_help_names_every_command_and_goes_to_standard_output(self):
        result = self.call("--help")
        self.assert_status(result, 0)
        for command in ("run", "extract", "text", "rules", "explain", "dump"):
            self.assertIn(command, result.stdout.decode())
        self.assertEqual(result.stderr, b"")

    def test_every_command_has_help(self):
        for command in (["run"], ["extract"], ["text"], ["rules"], ["rules", "check"], ["rules", "test"],
                        ["explain"], ["dump"]):
            with self.subTest(command=command):
                result = self.call(*command, "--help")
                self.assert_status(result, 0)
                self.assertGreater(len(result.stdout.splitlines()), 2)

    def test_version_is_the_project_version(self):
        result = self.call("--version")
        self.assert_status(result, 0)
        self.assertRegex(result.stdout.decode(), r"\d+\.\d+\.\d+")

    def test_wrong_usage_is_status_2_with_a_word_on_standard_error(self):
        for arguments in ([], ["nonsense"], ["run"], ["run", "--nonsense", str(REPORTS)], ["extract"],
                          ["run", "--threads", "many", str(REPORTS)], ["dump", "nonsense"], ["explain"]):
            with self.subTest(arguments=arguments):
                result = self.call(*arguments)
                self.assert_status(result, 2)
                self.assertNotEqual(result.stderr.strip(), b"")
                self.assertEqual(result.stdout, b"")


class BadRules(CliTest):
    """A rule file with a mistake: status 2 for every command that needs rules, and the whole message as written
    in expected/, with file, line, column and a caret."""

    def rules_with(self, content):
        shutil.copytree(SOURCE / "rules", self.work / "rules")
        self.write("rules/zz-mine.yaml", content)

    def check(self, name, content):
        self.rules_with(content)
        result = self.call("rules", "check", "--rules", "rules")
        self.assert_status(result, 2)
        expectation = SOURCE / "tests/cli/expected" / f"{name}.txt"
        if "DUIZHANG_UPDATE_GOLDEN" in os.environ:
            expectation.write_bytes(result.stderr)
        self.assertEqual(result.stderr.decode(), expectation.read_text("utf8"))
        self.assertRegex(result.stderr.decode(), r"rules/zz-mine\.yaml:\d+:\d+: error\[[PR]\d{3}\]: .+\n.+\n +\^")
        result = self.call("run", "--rules", "rules", "--out", self.out, REPORTS)
        self.assert_status(result, 2)
        self.assertIn(expectation.read_text("utf8").splitlines()[0], result.stderr.decode())
        self.assertFalse(self.out.exists())

    def test_unknown_key(self):
        self.check("unknown-key", "rules:\n  - id: mine\n    patern: '\"增长\" <value: percent>'\n"
                                  "    claim: {value: value, measure: growth}\n    tests: [{text: 增长, claims: []}]\n")

    def test_duplicate_key(self):
        self.check("duplicate-key", "define:\n  jump: 猛增\n  drop: 猛降\n  jump: 激增\n")

    def test_unknown_indicator(self):
        self.check("unknown-indicator",
                   "rules:\n  - id: mine\n    pattern: '<who: indicator> \"猛增\" <much: percent>'\n"
                   "    claim: {indicator: who, value: much, measure: growth}\n    tests:\n"
                   "      - text: 地区生产总值猛增7%\n        claims:\n          - {indicator: retail_sale, value: 7}\n")

    def test_broken_pattern(self):
        self.check("broken-pattern", "rules:\n  - id: mine\n    pattern: '\"增长\" <value percent>'\n"
                                     "    claim: {value: value, measure: growth}\n    tests: [{text: 增长, claims: []}]\n")

    def test_broken_pattern_in_a_block(self):
        self.check("broken-pattern-in-a-block",
                   "rules:\n  - id: mine\n    pattern: |\n      \"增长\"\n      (<value: percent>\n"
                   "    claim: {value: value, measure: growth}\n    tests: [{text: 增长, claims: []}]\n")

    def test_not_yaml(self):
        self.check("not-yaml", "rules:\n  - id: [mine\n")

    def test_macros_of_a_file_that_cannot_be_read_are_not_missed_one_by_one(self):
        shutil.copytree(SOURCE / "rules", self.work / "rules")
        shared = self.work / "rules/extract/measures.yaml"
        text = shared.read_text("utf8")
        self.assertIn("  more_rise: ", text)
        shared.write_text(text.replace("  more_rise: ", "  more_rise: !behind([创更]) 新 | ", 1), "utf8")
        result = self.call("rules", "check", "--rules", "rules")
        self.assert_status(result, 2)
        said = result.stderr.decode()
        self.assertEqual(said.count("error["), 1, said)
        self.assertIn("measures.yaml", said)
        self.assertIn("R020", said)

    def test_failing_rule_test_is_status_1(self):
        self.rules_with("rules:\n  - id: mine\n    pattern: '<who: indicator> \"猛增\" <much: percent>'\n"
                        "    claim: {indicator: who, value: much, measure: growth}\n    tests:\n"
                        "      - text: 地区生产总值猛增7%\n        claims:\n          - {indicator: gdp, value: 8}\n")
        result = self.call("rules", "test", "--rules", "rules")
        self.assert_status(result, 1)
        self.assertIn("zz-mine.yaml:6:15", (result.stdout + result.stderr).decode())
        self.assertIn("R010", (result.stdout + result.stderr).decode())

    def test_folder_without_rules(self):
        result = self.call("rules", "check", "--rules", self.work)
        self.assert_status(result, 2)
        self.assertIn(b"R014", result.stderr)

    def test_shipped_rules_load_and_hold(self):
        for what in ("check", "test"):
            result = self.call("rules", what, "--rules", SOURCE / "rules")
            self.assert_status(result, 0)
            self.assertEqual(result.stderr, b"")


class BadReports(CliTest):
    """One bad file beside six good ones: it is named, the others' results are written, the status is 2."""

    def check(self, path, *words):
        result = self.run_into(self.out, path, REPORTS)
        self.assert_status(result, 2)
        error = result.stderr.decode()
        self.assertIn(path.name, error)
        for word in words:
            self.assertIn(word, error)
        self.assertEqual(self.sources_with_claims(), {path.name for path in REPORTS.glob("*.txt")})
        for name in OUTPUTS:
            self.assertTrue((self.out / name).is_file(), name)
        return error

    def test_not_utf8(self):
        error = self.check(self.write("latin.txt", "某市政府工作报告\n地区生产总值增长".encode() + b"\xff\xfe7%\n"), "D001")
        self.assertRegex(error, r"latin\.txt:2:9: error\[D001\]")

    def test_gb18030(self):
        path = self.write("gb.txt", "某市2023年政府工作报告\n地区生产总值增长7%。\n".encode("gb18030"))
        result = self.call("extract", "--rules", SOURCE / "rules", path)
        self.assert_status(result, 0)
        claim = json.loads(result.stdout)
        self.assertEqual((claim["value"], claim["report"]["year"]), (7, 2023))
        text = self.call("text", path).stdout.decode()
        self.assertEqual(text[claim["evidence"]["start"]:claim["evidence"]["end"]], claim["evidence"]["text"])

    def test_empty(self):
        self.check(self.write("empty.txt", ""), "D002")

    def test_only_spaces(self):
        self.check(self.write("spaces.txt", "\ufeff \n　\n"), "D002")

    def test_picture_called_text(self):
        self.check(self.write("picture.txt", PICTURE), "D014")

    def test_missing_file(self):
        self.check(self.work / "absent.txt", "D003")

    def test_unreadable_kind(self):
        path = self.work / "pipe.txt"
        os.mkfifo(path)
        self.check(path, "D003")

    def test_fifty_megabytes_of_one_line(self):
        sentence = "地区生产总值增长7%、一般公共预算收入10亿元，"
        self.check(self.write("long.txt", sentence * (50_000_000 // len(sentence.encode()))), "D008")

    def test_folder_without_reports(self):
        (self.work / "folder").mkdir()
        result = self.run_into(self.out, self.work / "folder")
        self.assert_status(result, 2)
        self.assertIn("folder", result.stderr.decode())

    def test_picture_in_a_folder_does_not_stop_the_others(self):
        shutil.copytree(REPORTS, self.work / "mixed")
        self.write("mixed/picture.png", PICTURE)
        result = self.run_into(self.out, self.work / "mixed")
        self.assertIn(result.returncode, (0, 2))
        self.assertIn("picture.png", result.stderr.decode())
        self.assertEqual(self.sources_with_claims(), {path.name for path in REPORTS.glob("*.txt")})

    def test_strict_writes_nothing_when_one_file_is_bad(self):
        result = self.call("run", "--strict", "--rules", SOURCE / "rules", "--out", self.out,
                           self.write("empty.txt", ""), REPORTS)
        self.assert_status(result, 2)
        self.assertFalse(self.out.exists())

    def test_extract_leaves_the_bad_file_out(self):
        result = self.call("extract", "--rules", SOURCE / "rules", self.write("empty.txt", ""),
                           REPORTS / "baishi-2022.txt")
        self.assert_status(result, 2)
        self.assertIn(b"D002", result.stderr)
        sources = {json.loads(line)["report"]["source"] for line in result.stdout.splitlines()}
        self.assertEqual(sources, {"baishi-2022.txt"})


class Output(CliTest):
    def test_folder_that_cannot_be_made(self):
        blocked = self.write("file", "in the way") / "out"
        result = self.run_into(blocked, REPORTS)
        self.assertIn(result.returncode, (2, 3))
        self.assertIn("O001", result.stderr.decode())
        self.assertIn(str(blocked), result.stderr.decode())

    def test_earlier_output_survives_a_failing_run(self):
        self.assert_status(self.run_into(self.out, REPORTS), 0)
        before = self.contents(self.out)
        rules = self.work / "rules"
        shutil.copytree(SOURCE / "rules", rules)
        (rules / "broken.yaml").write_text("rules: [\n", encoding="utf8")
        self.assert_status(self.run_into(self.out, REPORTS, rules=rules), 2)
        self.assertEqual(self.contents(self.out), before)

    def test_nothing_is_left_beside_the_output(self):
        self.assert_status(self.run_into(self.out, REPORTS), 0)
        self.assert_status(self.run_into(self.out, REPORTS), 0)
        self.assertEqual([path.name for path in self.work.iterdir()], ["out"])
        names = set(self.contents(self.out))
        self.assertLessEqual(set(OUTPUTS), names)
        self.assertLessEqual({pathlib.Path(name).suffix for name in names - set(OUTPUTS)}, {".html", ".js", ".css", ".csv", ".json", ".md", ".sqlite", ".xlsx"})

    def test_report_makes_the_same_bytes_from_the_tables(self):
        self.assert_status(self.run_into(self.out, REPORTS), 0)
        again = self.work / "again"
        self.assert_status(self.call("report", "--rules", SOURCE / "rules", "--from", self.out, "--out", again), 0)
        self.assertEqual(self.contents(again), self.contents(self.out))

    def test_report_of_a_folder_without_a_run(self):
        result = self.call("report", "--from", self.work, "--out", self.out)
        self.assert_status(result, 2)
        self.assertIn(b"U003", result.stderr)
        self.assertFalse(self.out.exists())

    def test_report_of_a_broken_table_names_the_line(self):
        self.assert_status(self.run_into(self.out, REPORTS), 0)
        table = self.out / "verdicts.ndjson"
        table.write_text(table.read_text(encoding="utf8") + "{broken\n", encoding="utf8")
        lines = len(table.read_text(encoding="utf8").splitlines())
        result = self.call("report", "--from", self.out, "--out", self.work / "again")
        self.assert_status(result, 2)
        self.assertIn(f"verdicts.ndjson:{lines}".encode(), result.stderr)

    def test_single_file_stands_alone(self):
        result = self.call("run", "--single-file", "--rules", SOURCE / "rules", "--out", self.out, REPORTS)
        self.assert_status(result, 0)
        self.assertEqual([name for name in self.contents(self.out) if name.endswith((".html", ".js"))], ["index.html"])

    def test_diff_says_what_changed_and_through_what(self):
        old, new = self.work / "old", self.work / "new"
        self.assert_status(self.run_into(old, REPORTS), 0)
        self.assert_status(self.call("diff", old, old), 0)
        self.assert_status(self.run_into(new, REPORTS / "donglan-2023.txt"), 0)
        result = self.call("diff", "--language", "en", old, new)
        self.assert_status(result, 1)
        text = result.stdout.decode()
        self.assertIn("no longer searched: donglan-2024.txt", text)
        self.assertIn("report gone: qingxi-2023.txt", text)
        self.assertRegex(text.splitlines()[-1], r"^\d+ changed, \d+ gone, 0 new\.$")
        self.assert_status(self.call("diff", old, self.work), 2)

    def test_markdown_summary(self):
        result = self.call("run", "--summary", "md", "--language", "en", "--rules", SOURCE / "rules", "--out", self.out,
                           REPORTS)
        self.assert_status(result, 0)
        text = result.stdout.decode()
        self.assertTrue(text.startswith("# "))
        self.assertIn("## Missed (", text)
        widths = {line.count(" |") for line in text.splitlines() if line.startswith("| ") or line.startswith("|-")}
        self.assertLessEqual(len(widths - {0}), 2)

    def test_theme_replaces_colours_and_words(self):
        self.write("theme/colors.css", ":root { --ink: #123456 }")
        self.write("theme/report.yaml", "page: {title: {zh: 我们的对账, en: Our accounts}}")
        result = self.call("run", "--theme", self.work / "theme", "--rules", SOURCE / "rules", "--out", self.out, REPORTS)
        self.assert_status(result, 0)
        self.assertIn("#123456", (self.out / "assets/style.css").read_text(encoding="utf8"))
        self.assertIn("我们的对账", (self.out / "index.html").read_text(encoding="utf8"))

    def test_theme_with_a_file_nobody_uses(self):
        self.write("theme/colours.css", "")
        result = self.call("run", "--theme", self.work / "theme", "--out", self.out, REPORTS)
        self.assert_status(result, 2)
        self.assertIn(b"colors.css", result.stderr)

    def test_a_folder_that_is_no_earlier_output_is_not_replaced(self):
        keep = self.write("out/thesis.docx", "years of work")
        result = self.run_into(self.out, REPORTS)
        self.assertIn(result.returncode, (2, 3))
        self.assertIn("thesis.docx", result.stderr.decode())
        self.assertEqual(self.contents(self.out), {"thesis.docx": keep.read_bytes()})

    def test_same_bytes_for_any_threads_time_zone_and_locale(self):
        results = []
        for threads, environment in (("1", {"TZ": "UTC", "LC_ALL": "C"}),
                                     ("4", {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"}),
                                     ("3", {"TZ": "America/New_York", "LC_ALL": "zh_CN.GB18030", "LANG": "xx"})):
            out = self.work / f"out-{threads}"
            result = self.call("run", "--rules", SOURCE / "rules", "--threads", threads, "--out", out, REPORTS,
                               **environment)
            self.assert_status(result, 0)
            results.append((self.contents(out), result.stdout.replace(out.name.encode(), b"out")))
        self.assertEqual(results[0], results[1])
        self.assertEqual(results[0], results[2])

    def test_order_of_arguments_does_not_matter(self):
        files = sorted(REPORTS.glob("*.txt"))
        self.assert_status(self.run_into(self.out, *files), 0)
        self.assert_status(self.run_into(self.work / "other", *reversed(files)), 0)
        self.assertEqual(self.contents(self.out), self.contents(self.work / "other"))

    def test_no_colour_and_no_progress_off_a_terminal(self):
        result = self.run_into(self.out, REPORTS)
        self.assertNotIn(b"\x1b", result.stdout + result.stderr)
        self.assertNotIn(b"\r", result.stdout + result.stderr)

    def test_ledger_opens_in_a_spreadsheet(self):
        self.assert_status(self.run_into(self.out, REPORTS), 0)
        raw = (self.out / "ledger.csv").read_bytes()
        self.assertTrue(raw.startswith(b"\xef\xbb\xbf"), "a byte order mark tells Excel it is UTF-8")
        import csv
        rows = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})
        self.assertEqual(len(rows) - 1, len((self.out / "verdicts.ndjson").read_text("utf8").splitlines()))

    def test_page_needs_no_network(self):
        self.assert_status(self.run_into(self.out, REPORTS), 0)
        page = (self.out / "index.html").read_text("utf8")
        self.assertNotRegex(page, r"""(?:src|href)=["']?(?:https?:)?//""")
        self.assertNotRegex(page, r"@import|url\(\s*[\"']?https?:")


class Shapes(CliTest):
    """One report in other clothes gives the same claims."""

    def claims_of(self, text):
        path = self.write("report.txt", text)
        result = self.call("extract", "--rules", SOURCE / "rules", path)
        self.assert_status(result, 0)
        return [(claim["kind"], claim["indicator"]["id"], claim["measure"], claim["value"], claim["value_max"],
                 claim["bound"], claim["strength"], claim["period"], claim["headline"])
                for claim in map(json.loads, result.stdout.decode().splitlines())]

    def setUp(self):
        super().setUp()
        self.text = (REPORTS / "baishi-2022.txt").read_text("utf8")
        self.plain = self.claims_of(self.text)
        self.assertGreater(len(self.plain), 30)

    def test_carriage_returns(self):
        self.assertEqual(self.claims_of(self.text.replace("\n", "\r\n")), self.plain)

    def test_byte_order_mark(self):
        self.assertEqual(self.claims_of("\ufeff" + self.text), self.plain)

    def test_full_width_digits_and_signs(self):
        wide = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
        self.assertEqual(self.claims_of(self.text.translate(wide)), self.plain)

    def test_without_blank_lines_and_indents(self):
        bare = "\n".join(line.strip() for line in self.text.splitlines() if line.strip())
        self.assertEqual(self.claims_of(bare), self.plain)


class Evidence(CliTest):
    def test_every_quote_stands_where_it_says(self):
        self.assert_status(self.run_into(self.out, REPORTS), 0)
        claims = [json.loads(line) for line in (self.out / "claims.ndjson").read_text("utf8").splitlines()]
        self.assertGreater(len(claims), 100)
        for claim in claims:
            evidence = claim["evidence"]
            text = (REPORTS / claim["report"]["source"]).read_text("utf8")
            self.assertEqual(text[evidence["start"]:evidence["end"]], evidence["text"])

    def test_every_verdict_points_at_claims_of_the_run(self):
        self.assert_status(self.run_into(self.out, REPORTS), 0)
        claims = {json.loads(line)["id"] for line in (self.out / "claims.ndjson").read_text("utf8").splitlines()}
        verdicts = [json.loads(line) for line in (self.out / "verdicts.ndjson").read_text("utf8").splitlines()]
        targets = [verdict["target"]["id"] for verdict in verdicts]
        self.assertEqual(len(targets), len(set(targets)), "one verdict for every target")
        for verdict in verdicts:
            self.assertIn(verdict["target"]["id"], claims)
            if verdict["outcome"]:
                self.assertIn(verdict["outcome"]["id"], claims)
            if verdict["status"] == "unreported":
                self.assertTrue(verdict["searched"], verdict["id"])

    def test_explain_walks_a_verdict_back(self):
        self.assert_status(self.run_into(self.out, REPORTS), 0)
        verdict = json.loads((self.out / "verdicts.ndjson").read_text("utf8").splitlines()[0])
        for wanted in (verdict["id"], verdict["target"]["id"]):
            result = self.call("explain", wanted, "--rules", SOURCE / "rules", REPORTS)
            self.assert_status(result, 0)
            self.assertIn(verdict["target"]["evidence"]["text"], result.stdout.decode())
            self.assertIn(verdict["target"]["rule"], result.stdout.decode())

    def test_explain_of_an_unknown_id(self):
        result = self.call("explain", "v-000000000000", "--rules", SOURCE / "rules", REPORTS)
        self.assert_status(result, 2)
        self.assertIn(b"U002", result.stderr)


SMALL = """import: {vocabulary}
rules:
  - id: growth
    pattern: '<who: phrase(1..20)> 增长 <much: percent>'
    claim: {{indicator: who, value: much, measure: growth}}
    tests:
      - {{text: 财政收入增长8%。, claims: [{{value: 8}}]}}
""".format(vocabulary=SOURCE / "fixtures/small-rules/vocabulary.yaml")


class RuleTools(CliTest):
    def setUp(self):
        super().setUp()
        self.rules = self.write("rules/a.yaml", SMALL).parent
        self.report = self.write("清溪市_2024.txt", "二、2023年工作回顾\n财政收入增长8%。就业提高3%。\n")

    def tool(self, *arguments):
        return self.call("rules", *arguments, "--rules", self.rules)

    def edit(self, old, new):
        path = self.rules / "a.yaml"
        text = path.read_text()
        self.assertIn(old, text)
        path.write_text(text.replace(old, new))

    def test_check_warns_of_what_is_not_meant_and_says_so_by_its_status(self):
        self.assert_status(self.tool("check"), 0)
        self.edit("增长 <much", "(增长 | 增长) <much")
        result = self.tool("check")
        self.assert_status(result, 1)
        self.assertIn("warning[P011]", result.stderr.decode())

    def test_tests_are_written_as_junit_and_counted_over_reports(self):
        result = self.tool("test", "--junit", "tests.xml", "--coverage", "--corpus", self.report)
        self.assert_status(result, 0)
        self.assertIn("1 passed, 0 failed", result.stdout.decode())
        self.assertRegex(result.stdout.decode(), r"(?m)^ +1 +0 +0  claim +growth$")
        self.assertIn('tests="1" failures="0"', (self.work / "tests.xml").read_text())
        self.assert_status(self.tool("test", "--junit", "nowhere/tests.xml"), 3)

    def test_a_failing_test_is_shown_at_the_value_that_was_expected(self):
        self.edit("value: 8}", "value: 9}")
        result = self.tool("test")
        self.assert_status(result, 1)
        self.assertIn("a.yaml:7:44: error[R010]: growth: claim 1: value is `8`, not `9`", result.stderr.decode())

    def test_a_snapshot_shows_what_an_edit_changes_until_it_is_accepted(self):
        self.assert_status(self.tool("snapshot", self.report), 0)
        self.assert_status(self.tool("snapshot", self.report), 0)
        self.edit("增长 <much", "(增长 | 提高) <much")
        for _ in range(2):
            result = self.tool("snapshot", self.report)
            self.assert_status(result, 1)
            self.assertIn("1 → 2        growth", result.stdout.decode())
            self.assertIn("0 went, 1 came, 0 changed", result.stdout.decode())
        self.assert_status(self.tool("snapshot", "--accept", self.report), 0)
        self.assert_status(self.tool("snapshot", self.report), 0)

    def test_a_snapshot_is_not_taken_of_half_the_reports(self):
        self.write("bad.txt", b"\xff\xfe\x00")
        self.assert_status(self.tool("snapshot", self.work), 2)
        self.assertFalse((self.work / "claims.snapshot").exists())

    def test_why_not_names_the_nearest_miss(self):
        result = self.call("why-not", "--rules", self.rules, "财政收入增长8亿元。")
        self.assert_status(result, 0)
        self.assertIn("growth needs a percent here", result.stdout.decode())
        self.assert_status(self.call("why-not", "--rules", self.rules, "--rule", "nobody", "x"), 2)

    def test_why_not_tells_of_two_sentences_why_one_does_not_answer_the_other(self):
        result = self.call("why-not", "--language", "en", "新增停车位600个。", "--answer", "新建停车泊位713个。")
        self.assert_status(result, 0)
        self.assertIn("Exceeded", result.stdout.decode())


class RulePages(CliTest):
    def test_every_shipped_rule_is_listed_and_documented(self):
        listed = self.call("rules", "list", "--rules", SOURCE / "rules").stdout.decode()
        page = self.call("rules", "doc", "--rules", SOURCE / "rules").stdout.decode()
        ids = [line.split()[3] for line in listed.splitlines() if line.startswith("claim")]
        self.assertGreater(len(ids), 20)
        for rule in ids:
            self.assertIn(f"### {rule}\n", page)
        self.assertIn("## extract/", page)

    def test_formatting_sets_blanks_right_and_keeps_comments_and_meaning(self):
        path = self.write("rules/a.yaml", SMALL.replace("rules:", "# mine  \nrules:   # the only one").replace(
            "'<who: phrase(1..20)> 增长 <much: percent>'", "'<who:phrase( 1 .. 20 )>(增长|提高)?<much :percent>  同比 {0,1}'"))
        before = self.call("rules", "test", "--rules", path.parent).stdout
        self.assert_status(self.call("rules", "fmt", "--check", "--rules", path.parent), 1)
        self.assertIn("<who:phrase(", path.read_text())
        self.assert_status(self.call("rules", "fmt", "--rules", path.parent), 0)
        text = path.read_text()
        self.assertIn("'<who: phrase(1..20)> (增长 | 提高)? <much: percent> 同比{0,1}'", text)
        self.assertIn("# mine\nrules:   # the only one\n", text)
        self.assertEqual(self.call("rules", "test", "--rules", path.parent).stdout, before)
        self.assert_status(self.call("rules", "fmt", "--check", "--rules", path.parent), 0)

    def test_the_shipped_rules_are_formatted(self):
        result = self.call("rules", "fmt", "--check", "--rules", SOURCE / "rules")
        self.assertEqual((result.returncode, result.stdout), (0, b""))


class Schema(CliTest):
    def setUp(self):
        super().setUp()
        result = self.call("rules", "schema", "--rules", SOURCE / "rules")
        self.assert_status(result, 0)
        self.schema = self.write("rules.schema.json", result.stdout)

    def test_the_shipped_rules_are_valid_and_unknown_keys_are_not(self):
        try:
            import jsonschema
            import yaml
        except ImportError:
            self.skipTest("needs the Python packages jsonschema and yaml")
        check = jsonschema.Draft7Validator(json.loads(self.schema.read_text()))
        for path in sorted((SOURCE / "rules").rglob("*.yaml")):
            if path.name != "report.yaml":
                problems = [f"{path}: {one.message}" for one in check.iter_errors(yaml.safe_load(path.read_text()))]
                self.assertEqual(problems, [])
        for name in ("at-the-root", "in-a-claim", "in-a-rule", "in-a-test", "in-an-expected-claim", "in-an-indicator",
                     "in-the-document-part"):
            mistake = yaml.safe_load((SOURCE / f"fixtures/rules/key-unknown-{name}.yaml").read_text())
            self.assertFalse(check.is_valid(mistake), name)


class Watch(CliTest):
    """Programs that go on until they are stopped: everything they say is read as it comes."""

    def setUp(self):
        super().setUp()
        self.rules = self.write("rules/a.yaml", SMALL)
        self.report = self.write("清溪市_2024.txt", "一、2023年工作回顾\n财政收入增长8%。就业提高3%。\n")

    def start(self, *arguments):
        self.log = self.work / "log"
        with open(self.log, "wb") as log:
            self.program = subprocess.Popen([BINARY, *arguments], cwd=self.work, stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=subprocess.STDOUT)
        self.addCleanup(self.program.wait)
        self.addCleanup(self.program.kill)

    def wait_for(self, words, count=1):
        for _ in range(600):
            if self.log.read_text().count(words) >= count:
                return
            self.assertIsNone(self.program.poll(), self.log.read_text())
            time.sleep(0.1)
        self.fail(f"never said {words!r} {count} times:\n{self.log.read_text()}")

    def test_a_run_takes_up_edited_rules_and_keeps_the_old_ones_when_they_are_wrong(self):
        self.start("run", "--watch", "--rules", self.rules.parent, "--out", self.out, self.report)
        self.wait_for("index.html")
        self.assertEqual((self.out / "claims.ndjson").read_text().count("\n"), 1)
        self.rules.write_text(SMALL.replace("增长 <much", "(增长 | 提高) <much"))
        self.wait_for("index.html", 2)
        self.assertEqual((self.out / "claims.ndjson").read_text().count("\n"), 2)
        self.rules.write_text(SMALL.replace("增长 <much", "(增长 <much"))
        self.wait_for("the rules of before stay in force")
        self.wait_for("index.html", 3)
        self.assertIn("error[P001]", self.log.read_text())
        self.assertEqual((self.out / "claims.ndjson").read_text().count("\n"), 2)

    def test_rule_tests_run_again_when_a_rule_is_edited(self):
        self.start("rules", "test", "--watch", "--rules", self.rules.parent)
        self.wait_for("1 passed, 0 failed")
        self.rules.write_text(SMALL.replace("value: 8}", "value: 9}"))
        self.wait_for("0 passed, 1 failed")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=1)
