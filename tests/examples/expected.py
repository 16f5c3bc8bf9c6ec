#!/usr/bin/env python3
"""The verdicts of a run over examples/reports are those that EXPECTED.md says a reader would give.

usage: expected.py BINARY SOURCE_DIR
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

STATUSES = ("exceeded better met mostly_met missed claimed admitted unreported incomparable source_missing not_due "
            "in_progress qualitative").split()


def rows(path):
    """The cells of every table row that names a report, in order."""
    for line in path.read_text(encoding="utf8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| ") and cells[0].endswith(".txt"):
            yield cells


def answers(verdict, source, start, end, value):
    target = verdict["target"]
    evidence = target["evidence"]
    return (target["report"]["source"] == source and evidence["start"] < end and evidence["end"] > start
            and target["value"] == value)


def main():
    binary, source_dir = sys.argv[1], pathlib.Path(sys.argv[2])
    reports = source_dir / "examples/reports"
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([binary, "run", "--rules", source_dir / "rules", "--out", f"{work}/out", reports],
                       check=True, stdout=subprocess.DEVNULL)
        with open(f"{work}/out/verdicts.ndjson", encoding="utf8") as file:
            verdicts = [json.loads(line) for line in file]

    problems, count = [], 0
    for source, quote, value, status, _ in rows(source_dir / "examples/EXPECTED.md"):
        count += 1
        text = (reports / source).read_text(encoding="utf8")
        if text.count(quote) != 1:
            problems.append(f"{source}: {quote}: stands there {text.count(quote)} times")
            continue
        start = text.index(quote)
        found = [v for v in verdicts
                 if answers(v, source, start, start + len(quote), None if value == "-" else float(value))]
        if [v["status"] for v in found] != [status]:
            got = ", ".join(f"{v['status']} ({v['target']['indicator']['text']}, {v['target']['evidence']['text']}: "
                            f"{v['reason']})" for v in found) or "no verdict"
            problems.append(f"{source}: {quote} [{value}]: expected {status}, got {got}")
    for status in STATUSES:
        if status not in (v["status"] for v in verdicts):
            problems.append(f"no target ended as {status}")
    if count < 60:
        problems.append(f"only {count} rows read from EXPECTED.md")

    print(*problems, sep="\n")
    print(f"{count} expectations, {len(problems)} problems;",
          dict(collections.Counter(v["status"] for v in verdicts)))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
