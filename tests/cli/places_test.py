#!/usr/bin/env python3
"""No link crosses places: over the whole corpus in one run, whatever answers a target, was searched for it, was
turned down for it or follows it the next year comes from a report of the target's own place. Only what is meant to
come from above (comparators, amplification) does, and then from a place that holds the target's.

usage: places_test.py DUIZHANG SOURCE_DIR        exit status 77 (skipped) where ../shared is not at hand
"""
import json
import pathlib
import subprocess
import sys
import tempfile

LEVELS = ["national", "province", "city", "county", "zone", "town"]


def place(report):
    return report["code"] or report["jurisdiction"]


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    corpus = source.resolve().parent / "shared" / "corpus"
    if not corpus.is_dir():
        print("no ../shared/corpus: skipped")
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch) / "out"
        result = subprocess.run([program, "run", "--rules", source / "rules", "--out", out, corpus],
                                capture_output=True, timeout=500)
        assert result.returncode in (0, 2), result.stderr.decode()[-2000:]
        claims = {}
        for line in (out / "claims.ndjson").open(encoding="utf8"):
            claim = json.loads(line)
            claims[claim["id"]] = claim
        reports = {claim["report"]["id"]: claim["report"] for claim in claims.values()}
        linked, from_above, wrong = 0, 0, []
        for line in (out / "verdicts.ndjson").open(encoding="utf8"):
            verdict = json.loads(line)
            home = verdict["target"]["report"]
            same = [verdict["outcome"]["id"]] if verdict["outcome"] else []
            same += verdict["answers"] + verdict["statements"] + verdict["general"]
            same += [one["claim"] for one in verdict["candidates"] + verdict["revised"]]
            same += [verdict[key]["claim"] for key in ("next_target", "turned_to_words", "other_tier") if verdict[key]]
            same += [one["told"]["claim"] for one in verdict["vintages"]]
            linked += len(same)
            wrong += [(verdict["id"], one) for one in same if place(claims[one]["report"]) != place(home)]
            wrong += [(verdict["id"], one) for one in verdict["searched"]
                      if one in reports and place(reports[one]) != place(home)]
            for one in verdict["amplification"]:
                above = claims[one["target"]["claim"]]["report"]
                from_above += 1
                if LEVELS.index(above["level"]) >= LEVELS.index(home["level"]):
                    wrong.append((verdict["id"], one["target"]["claim"]))
        print(f"{len(reports)} reports of {len({place(one) for one in reports.values()})} places, "
              f"{linked} links, {from_above} to places above, {len(wrong)} wrong")
        assert linked > 1000, "the corpus gave hardly a link"
        assert not wrong, wrong[:10]
    return 0


sys.exit(main())
