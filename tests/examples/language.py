#!/usr/bin/env python3
"""Every example of docs/language.md and docs/language.zh.md does what it says.

usage: language.py BINARY SOURCE_DIR DOCUMENT...

A ```yaml block with a file name behind the word is written there before the ```console blocks below it run, as in
shown.py. A ```yaml block without one is a rule folder of its own, with the shipped vocabulary: it loads without a
mistake, and its tests hold. With DUIZHANG_UPDATE_GOLDEN=1 the console blocks are rewritten instead.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from shown import alike, steps

BLOCK = re.compile(r"^```(yaml|console)(?: (\S+))?\n(.*?)^```$", re.M | re.S)


class Document:
    def __init__(self, binary, source, work):
        self.binary, self.source, self.work = binary, source, work
        self.problems, self.ran = [], 0
        (work / "build").mkdir()
        (work / "build/duizhang").symlink_to(binary)
        (work / "rules").symlink_to(source / "rules")

    def call(self, command):
        self.ran += 1
        return subprocess.run(command, cwd=self.work, encoding="utf8", timeout=300, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def check(self, block):
        kind, name, text = block.groups()
        if kind == "console":
            return self.console(text, block.group(0))
        if name:
            path = self.work / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf8")
        else:
            self.rule_folder(text)
        return block.group(0)

    def rule_folder(self, text):
        with tempfile.TemporaryDirectory(dir=self.work) as folder:
            path = pathlib.Path(folder) / "example.yaml"
            path.write_text("import: ../rules/vocabulary\n" + text, encoding="utf8")
            result = self.call([self.binary, "rules", "test", "--rules", folder])
            passed = re.search(r"^([1-9]\d*) passed, 0 failed$", result.stdout, re.M)
            if result.returncode != 0 or not passed:
                self.problems.append(f"{text}---\n{result.stdout}")

    def console(self, text, whole):
        out = []
        for command, shown in steps(text):
            printed = self.call(["bash", "-c", command]).stdout.rstrip("\n").splitlines()
            if not alike(shown, printed):
                self.problems.append(f"$ {command}\n--- shown\n" + "\n".join(shown) + "\n--- printed\n" +
                                     "\n".join(printed))
            out += ["$ " + command, *printed]
        return "```console\n" + "\n".join(out) + "\n```" if "DUIZHANG_UPDATE_GOLDEN" in os.environ else whole


def main():
    binary, source = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    ran, problems = 0, []
    for name in sys.argv[3:]:
        with tempfile.TemporaryDirectory() as work:
            document = Document(binary, source, pathlib.Path(work))
            path = source / name
            text = path.read_text(encoding="utf8")
            rewritten = BLOCK.sub(document.check, text)
            if rewritten != text:
                path.write_text(rewritten, encoding="utf8")
            ran += document.ran
            problems += [f"{name}: {problem}" for problem in document.problems]
            if document.ran < 10:
                problems.append(f"{name}: only {document.ran} examples")
    print(*problems, sep="\n")
    print(f"{ran} examples run, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
