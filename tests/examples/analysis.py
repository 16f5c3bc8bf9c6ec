#!/usr/bin/env python3
"""The scripts of examples/analysis run on a real panel, count what the panel holds, and draw a picture that is not
blank. pandas with matplotlib and R are used where they are there; without either the test is skipped and says so.

usage: analysis.py DUIZHANG SOURCE_DIR
"""
import csv
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib


def counted(panel):
    """Year → met, missed, unreported of the annual targets, for years that have any."""
    years = {}
    for row in csv.DictReader(panel.open(encoding="utf-8-sig")):
        if row["group"] != "annual":
            continue
        counts = years.setdefault(row["year"], [0, 0, 0])
        counts[0] += row["met"] == "true"
        counts[1] += row["met"] == "false"
        counts[2] += row["status"] == "unreported"
    return {year: counts for year, counts in years.items() if any(counts)}


def printed(text):
    """The same from the table that a script prints."""
    rows = (line.split() for line in text.splitlines())
    return {row[0]: [int(cell) for cell in row[1:]] for row in rows if len(row) == 4 and row[0].isdigit()}


def colours(picture):
    """How many different bytes stand in the picture's data: a blank one has a handful."""
    data = picture.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", f"{picture.name} is no PNG"
    at, packed = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT":
            packed += data[at + 8:at + 8 + size]
        at += size + 12
    return len(set(zlib.decompress(packed)))


def with_pandas():
    """A Python that has pandas and matplotlib: Debian's, where another one comes first."""
    for python in (sys.executable, "/usr/bin/python3"):
        if shutil.which(python) and subprocess.run([python, "-c", "import pandas, matplotlib"], capture_output=True,
                                                   check=False).returncode == 0:
            return python
    return None


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    scripts = source / "examples/analysis"
    pandas, rscript = with_pandas(), shutil.which("Rscript")
    ways = {"pandas": pandas and [pandas, "-B", scripts / "panel.py"], "R": rscript and [rscript, scripts / "panel.R"]}
    missing = [name for name, command in ways.items() if not command]
    if len(missing) == len(ways):
        print("SKIPPED: neither pandas with matplotlib nor R is installed")
        return
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch) / "out"
        subprocess.run([program, "run", "--rules", source / "rules", "--out", out, source / "examples/reports"],
                       check=True, capture_output=True)
        expected = counted(out / "panel.csv")
        assert len(expected) >= 2, expected
        for name, command in ways.items():
            if not command:
                continue
            picture = pathlib.Path(scratch) / f"{name}.png"
            result = subprocess.run([*command, out / "panel.csv", picture], capture_output=True, text=True, check=False)
            assert result.returncode == 0, f"{name}: {result.stderr}"
            assert printed(result.stdout) == expected, f"{name}: {result.stdout}\nexpected {expected}"
            assert colours(picture) > 20, f"{name}: the picture is blank"
    print(f"ran: {', '.join(name for name, command in ways.items() if command)}; not installed: {missing or 'none'}")


if __name__ == "__main__":
    main()
