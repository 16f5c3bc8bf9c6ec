#!/usr/bin/env python3
"""Holds the output of shared/tools/score_all.sh (standard input) against the floors in a JSON file.

usage: score_all.sh build/duizhang | floors.py [--raise] FLOORS.json

Fails when a figure is below its floor, or when a figure with a floor was not printed at all.
--raise rewrites the file with every figure that is now higher or new; it never lowers one.
"""
import json
import re
import sys


def figures(text):
    """Every named figure of the output, for example {"county_ouhai_2018 strict F1": 0.712}."""
    found, name = {}, None
    for line in text.splitlines():
        if m := re.match(r"micro: .*core F1 ([\d.]+) strict F1 ([\d.]+)", line):
            found["micro core F1"], found["micro strict F1"] = map(float, m.groups())
        elif m := re.match(r"(\S+)\.links\.jsonl: .*found \d+ \(([\d.]+)\)\s+verdict \d+ \(([\d.]+) of all\)"
                           r"\s+evidence \d+/\d+ \(([\d.]+)\)", line):
            for what, value in zip(("found", "verdict", "evidence"), m.groups()[1:]):
                found[f"{m[1]} {what}"] = float(value)
        elif m := re.match(r"(\S+)\.txt: gold \d+, claims \d+", line):
            name = m[1]
        elif name and (m := re.match(r"\s+(core|strict)\s.*F1 ([\d.]+)", line)):
            found[f"{name} {m[1]} F1"] = float(m[2])
    return found


def main():
    arguments = sys.argv[1:]
    raising = "--raise" in arguments
    paths = [a for a in arguments if a != "--raise"]
    if len(paths) != 1:
        sys.exit(__doc__)
    now = figures(sys.stdin.read())
    if not now:
        sys.exit("floors.py: no figure in the input")
    try:
        with open(paths[0], encoding="utf8") as file:
            floors = json.load(file)
    except FileNotFoundError:
        if not raising:
            raise
        floors = {}
    if raising:
        floors.update({k: v for k, v in now.items() if v > floors.get(k, -1)})
        with open(paths[0], "w", encoding="utf8") as file:
            json.dump(dict(sorted(floors.items())), file, ensure_ascii=False, indent=2)
            file.write("\n")
    below = [f"{k}: {now[k] if k in now else 'not printed'}, floor {v}"
             for k, v in sorted(floors.items()) if now.get(k, -1) < v]
    for line in below:
        print("below its floor:", line)
    print(f"floors: {len(floors) - len(below)} passed, {len(below)} failed")
    sys.exit(1 if below else 0)


if __name__ == "__main__":
    main()
