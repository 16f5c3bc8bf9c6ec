"""One report in every form it may arrive in gives the same claims, and every quote stands where it says.

usage: formats_test.py PROGRAM SOURCE_FOLDER [unittest options]
"""
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest
import zipfile
from pathlib import Path

PROGRAM, SOURCE = sys.argv[1], Path(sys.argv[2])
REPORT = SOURCE / "examples" / "reports" / "donglan-2024.txt"
FIELDS = ("kind", "measure", "value", "value_max", "unit", "bound", "strength", "period", "headline")

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}_某政府门户网站</title>
<script>var a = "增长99%";</script></head><body><div class="header"><a href="/">首页</a><a href="/zw">政务公开</a></div>
<div class="nav"><ul><li><a href="/1">领导之窗</a></li><li><a href="/2">统计数据 增长88%</a></li></ul></div>
<div id="main"><h1>{title}</h1><div class="share">分享到微信 收藏 打印，一键转发。</div>
<div class="content">{body}</div></div>
<div class="footer">版权所有，备案号12345678号，今年增长77%。</div></body></html>"""


def pdf_of(lines):
    """A PDF whose text layer is UTF-16 codes with a table back to Unicode, 40 lines a page."""
    pages = [lines[at:at + 40] for at in range(0, len(lines), 40)]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               "<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))),
               "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
               "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
               " /Supplement 0 >> /DW 1000 >>"]
    table = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
             "1 begincodespacerange <0000> <FFFF> endcodespacerange\n100 beginbfrange\n"
             + "".join(f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n" for high in list(range(100)))
             + "endbfrange\n100 beginbfrange\n"
             + "".join(f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n" for high in range(100, 200))
             + "endbfrange\n56 beginbfrange\n"
             + "".join(f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n" for high in range(200, 256))
             + "endbfrange\nendcmap end end")
    objects.append(f"<< /Length {len(table)} >>\nstream\n{table}\nendstream")
    for number, page in enumerate(pages):
        shown = "BT /F 12 Tf 40 800 Td 16 TL " + " ".join(
            f"<{line.encode('utf-16-be').hex()}> Tj T*" for line in page) + " ET"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 840] /Resources << /Font << /F 3 0 R >> >>"
                       f" /Contents {7 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def docx_of(lines):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in lines)
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
SANITIZED = b"__asan_init" in Path(PROGRAM).read_bytes()


class Reading(unittest.TestCase):
    def setUp(self):
        self.work = Path(tempfile.mkdtemp(prefix="duizhang-formats-"))
        self.addCleanup(shutil.rmtree, self.work)
        self.text = REPORT.read_text(encoding="utf-8")
        self.lines = [line.strip("　 ") for line in self.text.splitlines() if line.strip("　 ")]
        self.expected = self.claims(REPORT)
        self.assertGreater(len(self.expected), 10)

    def call(self, *arguments):
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=120, check=False)

    def claims(self, path, *arguments):
        result = self.call("extract", "--rules", SOURCE / "rules", *arguments, path)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        text = self.call("text", path, *arguments).stdout.decode()
        claims = [json.loads(line) for line in result.stdout.splitlines()]
        for claim in claims:
            evidence = claim["evidence"]
            self.assertEqual(text[evidence["start"]:evidence["end"]], evidence["text"])
        return [(*(str(claim[field]) for field in FIELDS), claim["indicator"]["id"], claim["report"]["year"],
                 claim["report"]["jurisdiction"]) for claim in claims]

    def same(self, name, data, *arguments):
        path = self.work / name
        path.write_bytes(data)
        self.assertEqual(self.claims(path, *arguments), self.expected)


class Formats(Reading):
    def test_charsets(self):
        for charset in ("gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"):
            with self.subTest(charset):
                self.same("report.txt", self.text.encode(charset))

    def test_charset_named_by_hand(self):
        self.same("report.txt", self.text.encode("gb18030"), "--charset", "gbk")

    def test_full_width(self):
        wide = {ord(c): ord(c) + 0xFEE0 for c in "0123456789%.:;"}
        self.same("report.txt", self.text.translate(wide).encode())

    def test_hard_wrapped(self):
        wrapped = "\n\n".join("\n".join(textwrap.wrap(line, 38)) for line in self.lines)
        self.same("report.txt", wrapped.encode())

    def test_traditional(self):
        if shutil.which("opencc") is None:
            self.skipTest("opencc is not installed")
        made = subprocess.run(["opencc", "-c", "s2t.json"], input=self.text.encode(), capture_output=True, check=True)
        path = self.work / "report.txt"
        path.write_bytes(made.stdout)
        kept = [row[:-1] for row in self.claims(path)]
        self.assertEqual(kept, [row[:-1] for row in self.expected])
        quotes = self.call("extract", "--rules", SOURCE / "rules", path).stdout.decode()
        self.assertIn("增長", quotes)

    def test_web_page(self):
        body = "".join(f"<p>　　{line}</p>" for line in self.lines[1:])
        for charset in ("utf-8", "gb2312"):
            with self.subTest(charset):
                page = PAGE.format(charset=charset, title=self.lines[0], body=body)
                self.same("report.html", page.encode("gb18030" if charset == "gb2312" else charset))

    def test_word(self):
        with zipfile.ZipFile(self.work / "report.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", docx_of(self.lines))
        self.assertEqual(self.claims(self.work / "report.docx"), self.expected)

    def test_pdf(self):
        wrapped = [piece for line in self.lines for piece in textwrap.wrap(line, 60)]
        self.same("report.pdf", pdf_of(wrapped))

    def test_gzip_and_zip(self):
        self.same("report.txt.gz", gzip.compress(self.text.encode("gb18030")))
        with zipfile.ZipFile(self.work / "reports.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a/donglan-2024.txt", self.text.encode("gb18030"))
        self.assertEqual(self.claims(self.work / "reports.zip"), self.expected)

    def test_collections(self):
        row = {"title": self.lines[0], "content": self.text}
        self.same("reports.jsonl", json.dumps(row, ensure_ascii=False).encode() + b"\n")
        self.same("reports.json", json.dumps([row]).encode())
        quoted = self.text.replace('"', '""')
        self.same("reports.csv", f'title,content\n{self.lines[0]},"{quoted}"\n'.encode())

    def test_standard_input(self):
        result = subprocess.run([PROGRAM, "extract", "--rules", str(SOURCE / "rules"), "-"], input=self.text.encode(),
                                capture_output=True, timeout=120, check=False)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        self.assertEqual(len(result.stdout.splitlines()), len(self.expected))

    def test_two_documents_of_one_file_keep_their_places(self):
        other = (SOURCE / "examples/reports/donglan-2023.txt").read_text(encoding="utf-8")
        rows = [json.dumps({"text": text}, ensure_ascii=False) for text in (other, self.text)]
        path = self.work / "both.jsonl"
        path.write_text("\n".join(rows), encoding="utf-8")
        self.assertEqual(self.claims(path)[-len(self.expected):], self.expected)


class Slips(Reading):
    """Print that was recognised badly and pages that were scraped badly give what the clean text gives."""

    def evidence(self, text):
        path = self.work / "slips.txt"
        path.write_text(text, encoding="utf-8")
        return self.claims(path)

    def test_digits(self):
        clean = "政府工作报告\n——2024年1月18日在东澜省第十四届人民代表大会第二次会议上\n各位代表：\n一、2023年工作回顾\n" \
                "地区生产总值增长15.7%，固定资产投资增长11%，粮食产量50亿元以上。\n"
        expected = self.evidence(clean)
        self.assertGreaterEqual(len(expected), 2)
        for right, wrong in (("15.7%", "15. 7%"), ("15.7%", "1５．7％"), ("11%", "ll%"), ("15.7%", "l5.7%"),
                             ("以上", "以±"), ("亿元", "亿兀"), ("元以上", "元以卜"), ("增长15", "增艮15")):
            with self.subTest(wrong):
                self.assertEqual(self.evidence(clean.replace(right, wrong)), expected)

    def test_junk_words(self):
        self.assertEqual(self.evidence(self.text.replace("增长", "增点击查看更多长", 3) + "\n打印本页\n【关闭窗口】\n"),
                         self.expected)


class Manifest(Reading):
    """reports.yaml beside the files: after text and file name, before the command line."""

    def inspect(self, *arguments):
        result = self.call("inspect", "--json", "--rules", SOURCE / "rules", *arguments)
        return [json.loads(line) for line in result.stdout.splitlines()], result.stderr.decode()

    def setUp(self):
        super().setUp()
        self.folder = self.work / "held"
        (self.folder / "below").mkdir(parents=True)

    def write(self, name, words):
        (self.folder / name).write_text(words, encoding="utf-8")

    def test_it_fills_what_text_and_name_leave(self):
        self.write("a.txt", "地区生产总值增长5%。\n")
        self.write("below/b.txt", "地区生产总值增长6%。\n")
        self.write("reports.yaml", "reports:\n"
                   "  - {file: a.txt, jurisdiction: 绍兴市上虞区, year: 2017, kind: work-report, session: 第一届会议,"
                   " date: 2017-02-20, speaker: 李青}\n"
                   "  - {file: below/b.txt, level: county, jurisdiction: 上虞市, year: 2010, kind: news}\n")
        (a, b), said = self.inspect(self.folder)
        self.assertEqual(said, "")
        self.assertEqual((a["jurisdiction"], a["code"], a["level"], a["year"], a["kind"], a["date"], a["speaker"], a["session"]),
                         ("绍兴市上虞区", "330604", "county", 2017, "work-report", "2017-02-20", "李青", "第一届会议"))
        self.assertEqual((b["code"], b["year"], b["kind"], b["work_report"]), ("330682", 2010, "news", False))
        self.assertIn({"what": "year", "value": "2017", "from": "reports.yaml", "confidence": "certain"}, a["facts"])
        # The same for a file named alone; the flags come last.
        (alone,), _ = self.inspect("--year", "2001", self.folder / "a.txt")
        self.assertEqual((alone["year"], alone["year_from"]), (2017, "reports.yaml"))

    def test_the_nearest_speaks_and_text_wins_over_it(self):
        self.write("below/c.txt", self.text)
        self.write("reports.yaml", "reports: [{file: below/c.txt, year: 2001}]\n")
        self.write("below/reports.yaml", "reports: [{file: c.txt, year: 2002, speaker: 王大山}]\n")
        (one,), said = self.inspect(self.folder)
        self.assertEqual(one["year"], 2024)
        self.assertRegex(said, r"D016.*text says 2024, the reports.yaml says 2002")
        self.assertNotIn("2001", said)

    def test_what_is_wrong_with_it_is_said_at_its_place(self):
        self.write("a.txt", "地区生产总值增长5%。\n")
        self.write("reports.yaml", "reports:\n  - {file: a.txt, yaer: 2017}\n  - {file: gone.txt}\n"
                   "  - {file: a.txt, date: 2023-02-30}\n  - {file: ../held/a.txt, kind: novel}\n")
        _, said = self.inspect(self.folder)
        for words in (r"reports\.yaml:2:\d+: error\[D022\].*yaer", r"reports\.yaml:3:\d+: warning\[D022\].*gone\.txt",
                      r"reports\.yaml:4:\d+: error\[D022\].*2023-02-30", r"reports\.yaml:5:\d+: error\[D022\].*novel"):
            self.assertRegex(said, words)
        self.write("reports.yaml", "reports: [\n")
        self.assertRegex(self.inspect(self.folder)[1], r"reports\.yaml:\d+:\d+: error\[D022\]")
        (self.folder / "reports.yaml").write_bytes(b"\xff\xfe\x00")
        self.assertIn("D022", self.inspect(self.folder)[1])


class Alike(Reading):
    """Texts that are all but the same."""

    def changed(self):
        lines = self.text.split("\n")
        return "\n".join(lines[:-2] + ["另有一句话，只在这一份里。"] + lines[-2:])

    def extract(self, folder):
        """The claims of a run: `extract` writes as it reads and leaves nothing out."""
        out = self.work / "run"
        result = self.call("run", "--rules", SOURCE / "rules", "--out", out, folder)
        lines = (out / "claims.ndjson").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines], result.stderr.decode()

    def test_of_one_place_and_year_the_longer_is_kept(self):
        folder = self.work / "one"
        folder.mkdir()
        (folder / "a.txt").write_text(self.text, encoding="utf-8")
        (folder / "b.txt").write_text(self.changed(), encoding="utf-8")
        claims, said = self.extract(folder)
        self.assertRegex(said, r"a\.txt: warning\[D021\]: shares \d+ % of its wording with .*b\.txt.*longer; left out")
        self.assertEqual({claim["report"]["source"] for claim in claims}, {"b.txt"})

    def test_of_two_years_neither_proves_anything_by_its_silence(self):
        folder = self.work / "two"
        folder.mkdir()
        (folder / "a.txt").write_text(self.text, encoding="utf-8")
        (folder / "b.txt").write_text(self.changed().replace("2024年1月18日", "2025年1月18日"), encoding="utf-8")
        _, said = self.extract(folder)
        self.assertRegex(said, r"b\.txt: warning\[D021\].*2025.*a\.txt, which is .*2024; the silence of neither")

    def test_reports_of_one_series_are_not_alike(self):
        _, said = self.extract(SOURCE / "examples" / "reports")
        self.assertNotIn("D021", said)


class Hostile(Reading):
    """Bounded time and memory, a word on standard error, no crash."""

    def refused(self, path, code):
        """Says so, within a minute of processor time and two gigabytes."""
        with open(self.work / "said", "w+b") as said:
            child = subprocess.Popen([PROGRAM, "extract", "--rules", str(SOURCE / "rules"), path],
                                     stdout=subprocess.DEVNULL, stderr=said)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            words = said.read().decode()
        self.assertEqual(child.returncode, 2, words[-500:])
        self.assertIn(code, words)
        slower = 10 if SANITIZED else 1  # what a sanitizer costs is no matter of the reader
        self.assertLess(used.ru_utime + used.ru_stime, 60 * slower)
        self.assertLess(used.ru_maxrss, slower * 2 << 20)
        return words

    def write(self, name, data):
        path = self.work / name
        path.write_bytes(data)
        return path

    # Members that are little work to read: what is told is how much they are, not what is made of it.
    def zip_of(self, data, members):
        path = self.work / "bomb.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for number in range(members):
                archive.writestr(f"{number}.txt", data)
        return path

    def test_zip_bomb(self):
        words = self.refused(self.zip_of(b"\n" * (30 << 20), 9), "D011")
        self.assertRegex(words, r"bomb\.zip!8\.txt: error\[D011\]: it unpacks to more than the engine reads")

    def test_zip_bomb_of_text(self):
        text = "好。".encode()
        words = self.refused(self.zip_of(text + b" " * (30 << 20) + text, 5), "D011")
        self.assertRegex(words, r"bomb\.zip!4\.txt: error\[D011\]: with it the file gives more than 128 MiB of text")

    def test_gzip_bomb(self):
        self.refused(self.write("bomb.txt.gz", gzip.compress(b"0" * (257 << 20), 1)), "D011")

    def test_archives_in_archives(self):
        data = gzip.compress(gzip.compress(gzip.compress("好。".encode())))
        self.refused(self.write("deep.gz", data), "D011")

    def test_billion_laughs(self):
        entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(10))
        document = f"<?xml version='1.0'?><!DOCTYPE d [{entities}]><d>&e9;</d>"
        with zipfile.ZipFile(self.work / "laughs.docx", "w") as archive:
            archive.writestr("word/document.xml", document)
        self.refused(self.work / "laughs.docx", "D012")

    def test_deep_word_file(self):
        with zipfile.ZipFile(self.work / "deep.docx", "w") as archive:
            archive.writestr("word/document.xml", "<a>" * 200000)
        self.refused(self.work / "deep.docx", "D012")

    def test_deep_page(self):
        self.refused(self.write("deep.html", b"<html>" + b"<div>" * 1000000), "D011")

    def test_deep_json(self):
        self.refused(self.write("deep.jsonl", b"[" * 1000000), "D015")

    def test_broken_pdf(self):
        whole = pdf_of(self.lines)
        for data in (b"%PDF-1.7\n", b"%PDF-1.7\nno more than words", whole[:200]):
            self.refused(self.write("broken.pdf", data), "D01")

    def test_encrypted_pdf(self):
        whole = pdf_of(self.lines)
        lock = (b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"4f" * 32 + b"> /U <" + b"55" * 32
                + b"> >> /ID [<00> <00>] /Root")
        self.refused(self.write("locked.pdf", whole.replace(b"/Root 1 0 R", lock + b" 1 0 R")), "D013")

    def test_encrypted_zip(self):
        path = self.work / "locked.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", self.text.encode())
        data = bytearray(path.read_bytes())
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(data)
        self.refused(path, "D013")

    def test_pipe(self):
        path = self.work / "pipe.txt"
        os.mkfifo(path)
        self.refused(path, "D003")

    def test_what_no_unicode_text_holds(self):
        self.refused(self.write("beyond.csv", b"title,text,x\xd3"), "D002")
        path = self.write("beyond.txt", self.text.encode()[:3000] + b"\xf4\xa5\xad\xa1" + self.text.encode()[3000:])
        self.call("text", path).stdout.decode("utf-8")

    def test_sparse_two_gigabytes(self):
        path = self.work / "sparse.txt"
        with open(path, "wb") as file:
            file.truncate(2 << 30)
        self.refused(path, "D008")

    def test_links_in_a_circle(self):
        folder = self.work / "folder"
        folder.mkdir()
        shutil.copy(REPORT, folder)
        (folder / "circle").symlink_to(folder)
        (folder / "self.txt").symlink_to(folder / "self.txt")
        result = self.call("extract", "--rules", SOURCE / "rules", folder)
        self.assertEqual(len(result.stdout.splitlines()), len(self.expected))
        self.assertIn("self.txt", result.stderr.decode())

    def test_names_in_any_bytes(self):
        path = bytes(self.work) + b"/\xff\xfe\n_2024.txt"
        with open(path, "wb") as file:
            file.write(self.text.encode())
        result = subprocess.run([PROGRAM, "extract", "--rules", str(SOURCE / "rules"), path], capture_output=True,
                                timeout=60, check=False)
        self.assertEqual(result.returncode, 0, result.stderr)
        json.loads(result.stdout.decode("utf-8").splitlines()[0])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
