#!/usr/bin/env python3
"""How long an author waits for an answer after a rule was edited, and whether it is the right one.

usage: bench/edited_rule.py BINARY [--reports 500] [--edits 40] [--command extract|snapshot] [--check] [--seed N]
       [--folder DIR] [--threads N]

Makes reports as bench/memory.py does, keeps what is known of them in a cache of its own, then edits one shipped claim
rule after the other: its pattern, conditions, priority, claim or place, or takes it out or adds another. After each
edit the command is run over all reports, and again after the edit was undone. --check compares what it prints with
--no-cache, byte for byte. Prints a line an edit and, at the end, a line of JSON. The same edits every time.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import memory

SOURCE = pathlib.Path(__file__).resolve().parent.parent


def blocks(folder):
    """Every claim rule as (file, its lines)."""
    out = []
    for path in sorted(folder.glob("extract/*.yaml")):
        text = path.read_text()
        start = text.find("rules:\n")
        if start >= 0:
            out += [(path, block) for block in re.split(r"(?m)^(?=  - id: )", text[start:])[1:]]
    return out


def in_pattern(block, what, by):
    """The first `what` of the pattern replaced."""
    return re.sub(r"(?m)^    pattern: .*$", lambda line: re.sub(what, by, line.group(0), count=1), block, count=1)


def claimed(block):
    found = re.search(r"value: ([a-z_]+)", block[block.find("    claim"):])
    return found.group(1) if found else None


def wider(block):
    return in_pattern(block, r"phrase\((\d+)\.\.(\d+)\)", lambda m: f"phrase({m[1]}..{int(m[2]) + 9})")


def narrower(block):
    return in_pattern(block, r"phrase\((\d+)\.\.(\d+)\)",
                      lambda m: f"phrase({m[1]}..{max(int(m[1]), 1, int(m[2]) // 3)})")


def word_more(block):
    return in_pattern(block, r"\(([一-鿿]+) \| ", r"(\1 | 有望 | ")


def word_gone(block):
    return in_pattern(block, r"\([一-鿿]+ \| (?=[一-鿿]+ \|)", "(")


def condition(block):
    if "    where:" in block or not claimed(block):
        return block
    return re.sub(r"(?m)^(    pattern: .*\n)", rf"\1    where: {{{claimed(block)}: {{under: 40}}}}\n", block, count=1)


def priority(by):
    def change(block):
        if "    priority:" in block:
            return re.sub(r"priority: (-?\d+)", lambda m: f"priority: {int(m[1]) + by}", block, count=1)
        return re.sub(r"(?m)^    pattern:", f"    priority: {by}\n    pattern:", block, count=1)
    return change


def claim(block):
    return re.sub(r"measure: \w+", lambda m: "measure: " + ("level" if m[0] != "measure: level" else "change"), block,
                  count=1)


def gone(_):
    return ""


def renamed(block):
    return re.sub(r"- id: (\S+)", r"- id: \1-too", block, count=1)


KINDS = {"pattern: takes more": wider, "pattern: takes less": narrower, "pattern: a word more": word_more,
         "pattern: a word less": word_gone, "a condition": condition, "priority up": priority(7),
         "priority down": priority(-7), "another claim": claim, "taken out": gone, "renamed": renamed,
         "moved to the end": None, "a second one": None}


def edited(text, block, kind):
    """The file with the rule edited; unchanged when the kind does not fit it."""
    if kind == "moved to the end":
        return text.replace(block, "", 1).rstrip("\n") + "\n" + block
    if kind == "a second one":
        return text.rstrip("\n") + "\n" + priority(1)(wider(renamed(block)))
    return text.replace(block, KINDS[kind](block), 1)


class Bench:
    def __init__(self, chosen, scratch):
        self.binary = str(pathlib.Path(chosen.binary).resolve())
        self.chosen = chosen
        self.work = pathlib.Path(scratch)
        self.rules = self.work / "rules"
        shutil.copytree(SOURCE / "rules", self.rules)
        self.reports = self.work / "reports"
        self.reports.mkdir()
        self.bytes = 0
        for (name, text), _ in zip(memory.reports(1 << 40), range(chosen.reports)):
            (self.reports / name).write_text(text)
            self.bytes += len(text.encode())

    def run(self, to, *more):
        """(status, seconds on the wall, seconds of the processor) of the command."""
        command = [self.binary, *(["rules", "snapshot"] if self.chosen.command == "snapshot" else ["extract"]),
                   "--rules", self.rules, "--threads", self.chosen.threads, *more, self.reports]
        if self.chosen.command == "snapshot":
            command += ["--file", self.work / "claims.snapshot"]
        environment = {**os.environ, "DUIZHANG_CACHE": str(self.work / "cache")}
        with open(to, "wb") as out:
            begin = time.perf_counter()
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env=environment)
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, wall, used.ru_utime + used.ru_stime

    def claims(self, path):
        """Lines by report."""
        out = collections.defaultdict(list)
        with open(path, "rb") as lines:
            for line in lines:
                out[line[line.find(b'"source":'):][:80].split(b",")[0]].append(hash(line))
        return out

    def go(self):
        null, base, now, fresh = "/dev/null", self.work / "base", self.work / "now", self.work / "fresh"
        first = self.run(base)
        if self.chosen.command == "snapshot":
            self.run(null)
        again = min((self.run(null) for _ in range(5)), key=lambda one: one[2])
        print(f"{self.chosen.reports} reports, {self.bytes / 1e6:.1f} MB: first {first[1]:.2f} s "
              f"(processor {first[2]:.2f}), nothing changed {again[1]:.3f} s (processor {again[2]:.3f})", flush=True)
        before = self.claims(base)
        dice = random.Random(self.chosen.seed)
        rules = blocks(self.rules)
        dice.shuffle(rules)
        kinds = list(KINDS)
        rows, wrong, number = [], 0, 0
        while len(rows) < self.chosen.edits and number < 20 * self.chosen.edits:
            path, block = rules[number % len(rules)]
            kind = dice.choice(kinds)
            number += 1
            whole = path.read_text()
            text = edited(whole, block, kind)
            if text == whole:
                continue
            path.write_text(text)
            status, wall, processor = self.run(now if self.chosen.command == "extract" else null)
            if status == 2:  # the rules have a mistake now
                path.write_text(whole)
                continue
            name = re.match(r"  - id: (\S+)", block).group(1)
            row = {"rule": name, "edit": kind, "wall": wall, "processor": processor}
            if self.chosen.command == "extract":
                after = self.claims(now)
                row["reports"] = sum(1 for one in before.keys() | after.keys() if before.get(one) != after.get(one))
            if self.chosen.check:
                self.run(fresh, "--no-cache")
                row["same"] = fresh.read_bytes() == now.read_bytes()
                wrong += not row["same"]
            path.write_text(whole)
            _, row["undone_wall"], row["undone_processor"] = self.run(now if self.chosen.check else null)
            if self.chosen.check:
                row["undone_same"] = now.read_bytes() == base.read_bytes()
                wrong += not row["undone_same"]
            rows.append(row)
            print(" ".join(f"{key}={value:.3f}" if isinstance(value, float) else f"{key}={value}"
                           for key, value in row.items()), flush=True)
        summary = {"command": self.chosen.command, "reports": self.chosen.reports, "edits": len(rows), "wrong": wrong,
                   "first_processor": round(first[2], 2), "unchanged_processor": round(again[2], 3)}
        for what in "wall", "processor", "undone_wall", "undone_processor":
            all_of_them = [row[what] for row in rows]
            summary[what] = {"median": round(statistics.median(all_of_them), 3), "worst": round(max(all_of_them), 3)}
        print(json.dumps(summary))
        return 1 if wrong else 0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("binary")
    options.add_argument("--reports", type=int, default=500)
    options.add_argument("--edits", type=int, default=40)
    options.add_argument("--command", choices=("extract", "snapshot"), default="extract")
    options.add_argument("--check", action="store_true")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--folder", help="where the reports are made; a temporary folder otherwise")
    options.add_argument("--threads", default="2")
    chosen = options.parse_args()
    if chosen.check and chosen.command != "extract":
        options.error("--check compares what extract prints")
    with tempfile.TemporaryDirectory(dir=chosen.folder) as scratch:
        return Bench(chosen, scratch).go()


if __name__ == "__main__":
    sys.exit(main())
