#!/usr/bin/env python3
"""Writes rules/places/divisions.csv from two npm packages: the codes of GB/T 2260 with the years they held.

usage: places.py FOLDER > rules/places/divisions.csv

FOLDER holds the unpacked packages: gb2260 (MIT licence, revisions of the standard from 2002 to 2016) as
FOLDER/a, and releases of china-division (WTFPL, the statistics bureau's yearly list) as FOLDER/vRELEASE and
FOLDER/b for the last one. docs/decisions says why the table is committed and not fetched.

A code that a revision holds and the one before does not came to be between the two; the years given are the
widest that fit, so that a year of change belongs to both names. `corrections` holds what is known exactly.
"""
import csv
import json
import sys
from pathlib import Path

# Month in which each release of china-division was taken, told from the changes of 2017 to 2023 it shows.
RELEASES = {"v1.3.2": 201608, "v2.2.0": 201810, "v2.3.1": 201911, "v2.4.0": 202006, "v2.5.0": 202110, "b": 202306}

# (code, name): (from, to), by the notices of the State Council.
CORRECTIONS = {
    ("330682", "上虞市"): (None, 2013),
    ("330604", "上虞区"): (2013, None),
    ("371200", "莱芜市"): (None, 2019),
    ("341400", "巢湖市"): (None, 2011),
}

PROVINCE_WORDS = ("省", "自治区", "特别行政区")
HEAD_CITIES = {"11", "12", "31", "50"}  # 直辖市


def revisions(folder):
    out = {}
    lib = folder / "a/package/lib"
    for name in json.loads((lib / "revisions.json").read_text()):
        out[int(name)] = json.loads((lib / f"{name}.json").read_text())
    for release, month in RELEASES.items():
        table = {}
        for file in ("provinces", "cities", "areas"):
            for row in json.loads((folder / release / "package/dist" / f"{file}.json").read_text()):
                table[row["code"].ljust(6, "0")] = row["name"]
        out[month] = table
    return dict(sorted(out.items()))


def is_filler(name):
    return name in ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "省直辖县级行政单位",
                    "市", "自治区直辖县级行政单位", "省直辖县级行政单位", "省直辖行政区划", "直辖行政单位", "省辖单位")


def level(code, name):
    if code.endswith("0000"):
        return "province"
    if code.endswith("00"):
        return "city"
    # Cities straight under their province stand in series with prefectures, not with counties.
    if code[2:4] == "90" and name.endswith("市"):
        return "city"
    if code[4] == "7" or name.endswith(("开发区", "新区管理委员会", "示范区", "工业园区", "管理区", "高新区", "合作区", "园区")):
        return "zone"
    return "county"


MISPRINTS = {"荷泽市"}


def parent(code, held):
    for up in (code[:4] + "00", code[:2] + "0000"):
        if up != code and up in held:
            return up
    return ""


def main():
    tables = revisions(Path(sys.argv[1]))
    months = list(tables)
    spans = {}
    for index, month in enumerate(months):
        for code, name in tables[month].items():
            name = name.strip().replace("*", "").replace(" ", "")
            if name not in MISPRINTS and not is_filler(name) and len(code) == 6 and code.isdigit() and level(code, name) != "zone":
                spans.setdefault((code, name), []).append(index)
    rows = []
    held = {code for code, _ in spans}
    # The statistics bureau leaves these out of its list; they never changed.
    always = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
    for (code, name), seen in sorted(spans.items()):
        first, last = min(seen), max(seen)
        since = None if first == 0 else months[first - 1] // 100 + (months[first - 1] % 100 == 12)
        until = None if last == len(months) - 1 else months[last + 1] // 100
        if code[:2] in ("71", "81", "82"):
            if not code.endswith("0000"):
                continue
            since, until = None, None
        since, until = CORRECTIONS.get((code, name), (since, until))
        rows.append((code, name, level(code, name), parent(code, held), since or "", until or ""))
    for code, name in always.items():
        if not any(row[0] == code for row in rows):
            rows.append((code, name, "province", "", "", ""))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("code", "name", "level", "parent", "from", "to"))
    out.writerows(sorted(rows))


main()
