#!/usr/bin/env python3
"""Lists claims of one report that say two things of one indicator: the same canonical id, measure, time, kind and unit, and other values.

usage: contradictions.py BINARY [--rules FOLDER] [--near SHARE] REPORT...
REPORT is a file or a folder of reports. Where two claims of one id differ by more than SHARE of the greater (default 0.08), one of
them is of something else as a rule: trade in services under the id of trade in goods, the output of cement where cement works
were closed down, the size of a region under the id of the city. It needs no annotation.

What is listed may be right: a figure told again in rounds (突破3万亿元、达3.6万亿元), in real terms beside nominal ones, a stretch
behind a floor. Status 0: nothing is listed; 1: something is; 2: a report or the rules cannot be read.
"""
import argparse
import collections
import json
import subprocess
import sys

from odd_names import files_of

MEASURES = ("growth", "level", "ratio")  # of the others several stand side by side rightly: ranks, changes


def key_of(claim):
    """What two claims must share to be held against each other; None for a claim that is not looked at."""
    indicator, period = claim["indicator"].get("id"), claim.get("period") or {}
    if not indicator or claim["measure"] not in MEASURES or claim.get("value") is None or claim["kind"] not in ("target", "outcome"):
        return None
    return (indicator, claim["measure"], period.get("start") or "", period.get("end") or "", claim["kind"], bool(claim.get("annualised")),
            claim["unit"])


def differ(values, near):
    """True where the values are further apart than `near` of the greatest."""
    greatest = max(map(abs, values))
    return max(values) - min(values) > near * greatest


def contradictions(claims, near):
    """The claims that say two things of one indicator, by what they share, in the order of the report."""
    by_key = collections.defaultdict(list)
    for claim in claims:
        if key := key_of(claim):
            by_key[key].append(claim)
    return {key: rows for key, rows in by_key.items() if differ([row["value"] for row in rows], near)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--rules", default="")
    parser.add_argument("--near", type=float, default=0.08)
    given = parser.parse_args()
    rules = ["--rules", given.rules] if given.rules else []
    found = looked_at = 0
    for path in files_of(given.reports):
        made = subprocess.run([given.binary, "extract", *rules, "--no-cache", str(path)], capture_output=True, text=True)
        if made.returncode:
            print(made.stderr.strip() or f"{path}: cannot be read", file=sys.stderr)
            return 2
        claims = [json.loads(line) for line in made.stdout.splitlines()]
        looked_at += sum(key_of(claim) is not None for claim in claims)
        for (indicator, measure, start, end, kind, _, _), rows in contradictions(claims, given.near).items():
            found += 1
            print(f"{path.name}: {indicator} {measure} {start[:4]}-{end[:4]} {kind}")
            told = set()
            for row in rows:
                if row["value"] not in told:
                    print(f"  {row['value']:g}{row['unit']}  {row['indicator']['text']}  [{row['evidence']['text'][-50:]}]  {row['rule']}".replace("\n", " "))
                told.add(row["value"])
    print(f"{found} indicators of which two things are said, in {looked_at} claims with an id")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
