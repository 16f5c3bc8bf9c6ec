#!/usr/bin/env python3
"""Every numeric verdict of the example reports and the pairs can be computed again from the exported fields, and a
verdict that was tampered with is found.

usage: recompute.py DUIZHANG SOURCE_DIR
"""
import json
import pathlib
import subprocess
import sys
import tempfile

NUMERIC = {"exceeded", "better", "met", "mostly_met", "missed"}


def recompute(script, verdicts):
    return subprocess.run([sys.executable, "-B", script, verdicts], capture_output=True, text=True)


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    script = source / "examples/recompute/recompute.py"
    assert len(script.read_text(encoding="utf8").splitlines()) <= 40, "the script grew past 40 lines"
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("examples/reports", "fixtures/pairs/nanping", "fixtures/pairs/suning"):
            out = pathlib.Path(scratch) / name.replace("/", "-")
            files = sorted(str(path) for path in (source / name).glob("*.txt"))
            subprocess.run([program, "run", "--rules", source / "rules", "--out", out, *files], check=True,
                           capture_output=True)
            verdicts = out / "verdicts.ndjson"
            rows = [json.loads(line) for line in verdicts.open(encoding="utf8")]
            numeric = [row for row in rows if row["status"] in NUMERIC]
            assert numeric, f"{name}: no numeric verdict"
            for row in rows:
                assert (row["status"] in NUMERIC) == bool(row["arithmetic"]), f"{row['id']}: {row['status']}"
            result = recompute(script, verdicts)
            assert result.returncode == 0, result.stdout
            assert result.stdout == f"{len(numeric)} numeric verdicts, 0 differ\n", result.stdout
            numeric[0]["status"] = "missed" if numeric[0]["status"] != "missed" else "met"
            tampered = out / "tampered.ndjson"
            tampered.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
            result = recompute(script, tampered)
            assert result.returncode == 1 and numeric[0]["id"] in result.stdout, "a wrong verdict passed"


main()
