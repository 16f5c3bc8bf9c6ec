#!/usr/bin/env python3
"""No constant of a source file bears a name that another file of its module declares. Where sources are compiled as one
(CMAKE_UNITY_BUILD) the one shadows the other: clang stops there, g++ says nothing.

usage: names_test.py SOURCE_DIR
"""
import pathlib
import re
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(sys.argv.pop(1)).resolve()
CONSTANTS = re.compile(r"^(?:inline )?constexpr ([^;(]*);", re.M)
TYPE = r"(?:auto|bool|char|int|double|[\w:]+_t|std::[\w:]+(?:<[^;()]*?>)?|\w+::\w+|[A-Z]\w+)"
# Locals, parameters and what a loop runs over; members of a type in a source look alike, and are told, too.
DECLARED = re.compile(rf"(?<![\w:.>])(?:constexpr |static )?{TYPE}(?: const)?[&*]* (?:const )?(\w+)(?= ?[={{;:,)\[])")


def without_comments(text):
    return re.sub(r"//[^\n]*|R?\"(?:\\.|[^\"\\\n])*\"", "", text)


def constants(text):
    """The names that `text` declares as constants of its file: all of constexpr int a = 1, b = 2;"""
    for declared in CONSTANTS.findall(text):
        declared = declared.split("[]")[0]  # what a function makes of its own
        while declared != (declared := re.sub(r"\{[^{}]*\}", "=", declared)):
            pass
        yield from re.findall(r"(\w+)(?: ?=)", declared)


def doubled(folder):
    """File, line and name of what is declared in one source and is a constant of another of the folder."""
    texts = {path: without_comments(path.read_text()) for path in sorted(folder.glob("*.cpp"))}
    found = []
    for path, text in texts.items():
        for name in constants(text):
            for other, declared in texts.items():
                if other == path:
                    continue
                found += [(other, declared.count("\n", 0, match.start()) + 1, name, path)
                          for match in DECLARED.finditer(declared) if match[1] == name]
    return found


class Names(unittest.TestCase):
    def test_no_constant_is_shadowed_by_another_file_of_its_module(self):
        folders = [folder for folder in sorted((SOURCE / "engine").rglob("*")) if folder.is_dir()]
        self.assertGreater(len(folders), 8)
        for folder in folders:
            for other, line, name, path in doubled(folder):
                self.fail(f"{other.relative_to(SOURCE)}:{line}: `{name}` is a constant of {path.name}, too")

    def test_what_it_finds(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            (folder / "a.cpp").write_text("namespace {\nconstexpr std::string_view is_to = \"要\", money = \"元\";\n}\n")
            (folder / "b.cpp").write_text("// bool money = no;\nint f() {\n  return 1;\n}\n")
            self.assertEqual(doubled(folder), [])
            for line in ("bool money = true;", "auto const& money : all) {}", "void g(std::string_view money);"):
                (folder / "b.cpp").write_text(f"void f() {{\n  {line}\n}}\n")
                self.assertEqual([one[1:3] for one in doubled(folder)], [(2, "money")], line)


if __name__ == "__main__":
    unittest.main()
