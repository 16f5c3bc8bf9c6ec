#!/usr/bin/env python3
"""Judges every numeric verdict again from the fields of verdicts.ndjson alone, and says where it differs.

usage: recompute.py VERDICTS.ndjson        exit status 1 when a verdict differs

`arithmetic` holds what a verdict was computed from, in the target's unit: the result x, the target (bound, low,
high), the indicator's direction, the tolerance of 左右, the step past which a result goes beyond the target, and
whether the target is a decrease (then all speaks of its size). The table is that of docs/verdicts.md."""
import json, sys
from decimal import ROUND_HALF_UP, Decimal

def judge_relative(a):
    g = a["x"] - a["comparator"]
    if a["relation"] == "below": g = -g
    if g > a["tolerance"]: return "better" if a["relation"] == "below" else "exceeded"
    if a["relation"] in ("above", "below"): return "met" if g > 0 else "missed"
    if g >= 0: return "met"
    if g < -a["tolerance"]: return "missed"
    return "met" if a["relation"] == "about_keep_pace" else "mostly_met"

def judge(a):
    if a["bound"] == "relative": return judge_relative(a)
    x, s, bound = a["x"], a["direction"], a["bound"]
    low, high = sorted([a["low"], a["low"] if a["high"] is None else a["high"]])
    if a["decrease"]: x, s, low, high = -x, -s, -high, -low
    side = {"ge": 1, "gt": 1, "le": -1, "lt": -1}.get(bound, s)
    if side == 0 and bound == "range": return "met" if low <= x <= high else "missed"
    if side == 0: hit = abs(x - low) <= a["tolerance"] if bound == "approx" else x.quantize(low, ROUND_HALF_UP) == low
    if side == 0: return "met" if hit else "missed"
    gap, past = (x - low, x - high) if side > 0 else (high - x, low - x)
    met = gap > 0 if bound in ("gt", "lt") else gap >= 0
    if gap > a["tolerance"] if bound == "approx" else met and past >= a["step"]:
        return "exceeded" if side > 0 else "better"
    return "met" if met else "mostly_met" if bound == "approx" and gap >= -a["tolerance"] else "missed"

rows = (json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in open(sys.argv[1], encoding="utf8"))
rows = [row for row in rows if row["arithmetic"]]
wrong = [row for row in rows if judge(row["arithmetic"]) != row["status"]]
for row in wrong: print(row["id"], "is", row["status"], "and comes to", judge(row["arithmetic"]))
sys.exit(print(f"{len(rows)} numeric verdicts, {len(wrong)} differ") or bool(wrong))
