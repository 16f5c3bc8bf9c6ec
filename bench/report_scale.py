#!/usr/bin/env python3
"""Writes the tables of an invented run of 3,000 jurisdiction-years, makes its report, and holds it to three limits:
written in under 60 seconds, no page above 5 MB, the overview interactive in under 2 seconds.

usage: report_scale.py BINARY [WORK_FOLDER]
The third needs Chromium and the packages of tests/browser; without them it is said and left out. Exit status 1 when
a limit is broken.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

PLACES, YEARS, TARGETS = 300, 10, 24
INDICATORS = ["gdp", "general_budget_revenue", "fixed_asset_investment", "retail_sales", "goods_exports",
              "goods_trade", "urban_income", "rural_income", "cpi", "industrial_value_added", "energy_intensity",
              "resident_income"]
STATUSES = ["met", "exceeded", "missed", "unreported", "mostly_met", "claimed"]


def report(place, year):
    level = "province" if place < 20 else "city" if place < 120 else "county"
    return {"id": f"r-{place:06x}{year:06x}", "source": f"place{place:03d}_{year}.txt", "jurisdiction": f"云{place:03d}地",
            "code": str(900000 + place), "level": level, "year": year}


def claim(place, year, number, kind, value):
    known = number < len(INDICATORS)
    name = f"第{number}类指标增加值" if known else f"建成第{number}处便民服务设施"
    unit = "%" if known else "处"
    text = f"{name}{'增长' if known else ''}{value}{unit}"
    spoken = year if kind == "target" else year - 1
    lead = "今年经济社会发展的主要预期目标和重点任务安排如下，" * 2
    return {"id": f"c-{place:04x}{year:04x}{number:03x}{kind[0]}", "report": report(place, year), "kind": kind,
            "indicator": {"id": INDICATORS[number] if known else None, "text": name},
            "measure": "growth" if known else "level", "value": value, "value_max": None, "unit": unit, "bound": "ge",
            "strength": "plain" if kind == "target" else None, "hedge": "以上",
            "period": {"start": f"{spoken}-01-01", "end": f"{spoken}-12-31"}, "annualised": False, "headline": known,
            "evidence": {"text": text, "start": number * 100, "end": number * 100 + len(text),
                         "sentence": lead + text + "。", "sentence_start": number * 100 - len(lead)},
            "rule": "rate.growth", "alternative": None, "section": "二、今年目标", "progress": False}


def verdict(place, year, number):
    chance = place * 7919 + year * 104729 + number * 31
    status = STATUSES[chance % len(STATUSES)]
    value = 5 + chance % 9
    target = claim(place, year, number, "target", value)
    gap = {"met": 0, "exceeded": 1.5, "missed": -1.5, "mostly_met": -0.1}.get(status)
    outcome = None if gap is None else claim(place, year + 1, number, "outcome", value + gap)
    said = [one for one in (target, outcome) if one]
    return {"id": f"v-{place:04x}{year:04x}{number:04x}", "target": target, "outcome": outcome, "status": status,
            "disclosure": "reported_value" if outcome else "not_reported",
            "comparability": "same" if outcome else "undefined", "gap": gap, "completion": None,
            "tau_star": None if gap is None else -gap, "robust": status != "mostly_met", "reason": "invented",
            "candidates": [], "searched": [report(place, year + 1)["id"]], "reason_zh": "虚构",
            "flips": ["without tolerance: missed"] if status == "mostly_met" else [], "how": "canonical",
            "policy": "bound.ge", "answers": [], "statements": [], "scored_headline": True,
            "paragraphs": [{"claim": one["id"], "start": one["evidence"]["sentence_start"],
                            "text": one["evidence"]["sentence"] + "扎实做好各项工作，确保完成全年任务。" * 12,
                            "cut_before": False, "cut_after": False} for one in said]}


def write_tables(folder):
    folder.mkdir()
    with open(folder / "claims.ndjson", "w", encoding="utf8") as claims, \
            open(folder / "verdicts.ndjson", "w", encoding="utf8") as verdicts:
        for place in range(PLACES):
            for year in range(2014, 2014 + YEARS):
                for number in range(TARGETS):
                    one = verdict(place, year, number)
                    for said in (one["target"], one["outcome"]):
                        if said:
                            claims.write(json.dumps(said, ensure_ascii=False) + "\n")
                    verdicts.write(json.dumps(one, ensure_ascii=False) + "\n")


def interactive(page):
    """Seconds until the overview has loaded, been drawn, and sorted by a click, and those of them that its main thread
    was busy; None without a browser."""
    script = pathlib.Path(__file__).resolve().parent.parent / "tests/browser/interactive.mjs"
    result = subprocess.run(["node", script, page], capture_output=True, text=True, check=False)
    return [float(part) for part in result.stdout.split()] if result.returncode == 0 else None


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    given = len(sys.argv) > 2
    work = pathlib.Path(sys.argv[2] if given else tempfile.mkdtemp(prefix="duizhang-scale-"))
    work.mkdir(exist_ok=True)
    write_tables(work / "tables")
    start = time.monotonic()
    subprocess.run([binary, "report", "--from", work / "tables", "--out", work / "out"], check=True,
                   stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - start
    files = [path for path in (work / "out").rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix in (".html", ".js")]
    largest = max(pages, key=lambda path: path.stat().st_size)
    size = largest.stat().st_size
    print(f"{PLACES * YEARS} jurisdiction-years, {PLACES * YEARS * TARGETS} targets")
    print(f"written in {seconds:.1f} s (limit 60): {len(files)} files, "
          f"{sum(path.stat().st_size for path in files) / 1e6:.0f} MB")
    print(f"largest page or script {size / 1e6:.2f} MB (limit 5): {largest.relative_to(work / 'out')}")
    opened = interactive(work / "out/index.html")
    print("overview: no browser, not measured" if opened is None
          else f"overview loaded, drawn and sorted in {opened[0]:.2f} s (limit 2), {opened[1]:.2f} s of them busy")
    if not given:
        shutil.rmtree(work)
    sys.exit(1 if seconds > 60 or size > 5e6 or (opened or [0])[0] > 2 else 0)


if __name__ == "__main__":
    main()
