#!/usr/bin/env python3
"""The panel of a run in pandas: what became of the annual targets of each year.

usage: panel.py panel.csv PICTURE.png
"""
import sys

import matplotlib
import pandas

matplotlib.use("Agg")

panel = pandas.read_csv(sys.argv[1], dtype={"code": "string", "met": "boolean", "change": "string"})

annual = panel[panel["group"] == "annual"]
counts = pandas.DataFrame({
    "met": annual["met"].eq(True).groupby(annual["year"]).sum(),
    "missed": annual["met"].eq(False).groupby(annual["year"]).sum(),
    "unreported": annual["status"].eq("unreported").groupby(annual["year"]).sum(),
}).astype(int)
counts = counts[counts.sum(axis=1) > 0]  # years of which a report says something
print(counts)
axes = counts.plot.bar(stacked=True, color=["#135aa3", "#b23a0b", "#7b2d73"], figsize=(9, 6), width=0.8,
                       ylabel="annual targets", title="What became of the targets of each year")
axes.legend(loc="upper left", frameon=False)
axes.figure.tight_layout()
axes.figure.savefig(sys.argv[2])
