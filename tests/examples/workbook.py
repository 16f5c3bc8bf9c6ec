#!/usr/bin/env python3
"""ledger.xlsx as another program opens it, and the codebook: the same rows and columns as the CSV files, heads that stay
in sight, and a meaning in both languages for every column of every table, in the workbook, codebook.md and the
database. The workbook needs openpyxl; without it that part is left out and said.

usage: workbook.py DUIZHANG SOURCE_DIR
"""
import csv
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

# Debian's packages, where another Python comes first.
sys.path.append("/usr/lib/python3/dist-packages")
try:
    import openpyxl
except ImportError:
    openpyxl = None


def rows_of(path):
    return list(csv.reader(path.open(encoding="utf-8-sig", newline="")))


def codebook(path):
    """(file, column) → meanings, from the Markdown tables."""
    found, file = {}, None
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("## "):
            file = line[3:]
        elif line.startswith("| `"):
            cells = [cell.strip() for cell in line.strip("|").split(" | ")]
            found[file, cells[0].strip("` ")] = cells[2:]
    return found


def check_workbook(out, tables):
    book = openpyxl.load_workbook(out / "ledger.xlsx")
    meant = {(row[0], row[1]): row[3:5] for row in book["codebook"].iter_rows(min_row=2, values_only=True)}
    for name, rows in tables.items():
        sheet = book[name]
        assert sheet.freeze_panes and sheet.freeze_panes.endswith("2"), f"{name}: the head scrolls away"
        assert [cell.value for cell in sheet[1]] == rows[0], name
        assert sheet.max_row == len(rows), f"{name}: {sheet.max_row} rows, {len(rows)} in the CSV file"
        for number, row in enumerate(rows[1:20], start=2):
            for column, text in enumerate(row, start=1):
                value = sheet.cell(number, column).value
                shown = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
                same = shown == text.lstrip("'") or (isinstance(value, (int, float)) and float(text) == float(value))
                assert same or shown == text, f"{name} {number}/{rows[0][column - 1]}: {shown!r}, {text!r} in the CSV"
        for column in rows[0]:
            assert all(meant.get((f"{name}.csv", column), [""])), f"{name}.{column} is not in the codebook sheet"


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch) / "out"
        subprocess.run([program, "run", "--rules", source / "rules", "--out", out, source / "examples/reports"],
                       check=True, capture_output=True)
        tables = {name: rows_of(out / f"{name}.csv") for name in ("ledger", "panel", "reports")}
        meanings = codebook(out / "codebook.md")
        for name, rows in tables.items():
            assert len(rows) > 5, name
            for column in rows[0]:
                assert len(meanings.get((f"{name}.csv", column), [])) == 2, f"{name}.{column} is not in codebook.md"
                assert all(meanings[f"{name}.csv", column]), f"{name}.{column} has no meaning"
        database = sqlite3.connect(out / "duizhang.sqlite")
        for name, rows in tables.items():
            cursor = database.execute(f'SELECT * FROM "{name}"')
            assert [column[0] for column in cursor.description] == rows[0], name
            assert len(cursor.fetchall()) == len(rows) - 1, name
        database.close()
        if openpyxl is None:
            print("openpyxl is not installed: the workbook was not opened")
            return
        check_workbook(out, tables)


if __name__ == "__main__":
    main()
