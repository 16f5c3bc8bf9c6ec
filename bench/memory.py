#!/usr/bin/env python3
"""How much memory reports take: makes reports of the wanted size, reads them and tells the peak of the process.

usage: bench/memory.py BINARY [--mib 64] [--full] [--command extract|pipe|run] [--threads N] [--folder DIR]
       [--rules DIR]

Reports are put together at random from the paragraphs of ../shared/corpus where it is, else of examples/reports, so
that no two are alike. --full is the 2 GiB that docs/performance.md speaks of. Nothing of other runs is used or kept.
"""
import argparse
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent
SYLLABLES = "安白昌成德东丰福广海河和衡华淮济建江金靖康乐临隆洛宁平清庆泉荣瑞山顺泰通文武西新兴宜永玉云泽镇"


# Says that a report is the nation's, which has one a year and not hundreds.
NATION = re.compile("国务院总理|代表国务院|全国人民代表大会|(?<!省)(?<!市)人民代表大会[^，。]{0,12}次会议")


def texts():
    folders = [SOURCE.parent / "shared/corpus" / name for name in ("national", "city", "province")]
    files = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.txt"))]
    files = files or sorted((SOURCE / "examples/reports").glob("*.txt"))
    return [path.read_text(errors="replace") for path in files]


def reports(size):
    """(name, text) after (name, text), together of about `size` bytes."""
    dice = random.Random(1)
    outlines = [text.splitlines() for text in texts()]
    pool = [line for lines in outlines for line in lines if len(line) > 40 and not NATION.search(line)]
    taken = set()
    number = 0
    while size > 0:
        name = year = None
        while (name, year) in taken or not name:  # a place has one report a year
            name, year = "".join(dice.sample(SYLLABLES, 3)) + "市", dice.randrange(2001, 2025)
        taken.add((name, year))
        lines = [f"{year}年{name}政府工作报告", f"——{year}年1月15日在{name}人民代表大会会议上", ""]
        for line in dice.choice(outlines)[4:]:
            if NATION.search(line):
                continue
            years = re.sub(r"(?<!\d)(?:19|20)\d\d(?=年)", lambda _: str(year), line)
            lines.append(dice.choice(pool) if len(line) > 40 else years)
        text = "\n".join(lines) + "\n"
        number += 1
        size -= len(text.encode())
        yield f"city_{name}_{year}_{number}.txt", text


def watch(pid, peaks):
    """The peak of a process as the kernel counts it since it was started: that of wait4 is its parent's, too."""
    while True:
        try:
            found = re.search(r"VmHWM:\s*(\d+) kB", pathlib.Path(f"/proc/{pid}/status").read_text())
        except OSError:
            return
        if not found:  # it has ended
            return
        if "duizhang" in os.path.basename(os.path.realpath(f"/proc/{pid}/exe")):
            peaks[0] = max(peaks[0], int(found.group(1)))
        time.sleep(0.02)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("binary")
    options.add_argument("--mib", type=int, default=64)
    options.add_argument("--full", action="store_true")
    options.add_argument("--command", choices=("extract", "pipe", "run"), default="extract")
    options.add_argument("--threads", default="1")
    options.add_argument("--rules", help="rules other than the shipped ones")
    options.add_argument("--folder", help="where the reports are made; a temporary folder otherwise")
    chosen = options.parse_args()
    size = (2048 if chosen.full else chosen.mib) << 20
    binary = str(pathlib.Path(chosen.binary).resolve())
    with tempfile.TemporaryDirectory(dir=chosen.folder) as scratch:
        common = ["--no-cache", "--quiet", "--threads", chosen.threads]
        common += ["--rules", chosen.rules] if chosen.rules else []
        if chosen.command == "pipe":
            command, made = [binary, "extract", *common, "--format", "json-lines", "-"], size
        else:
            folder = pathlib.Path(scratch) / "reports"
            folder.mkdir()
            made = sum(len(text.encode()) for name, text in reports(size)
                       if (folder / name).write_text(text) is not None)
            out = ["--out", str(pathlib.Path(scratch) / "out")] if chosen.command == "run" else []
            command = [binary, chosen.command, *common, *out, str(folder)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        writer = os.fork() if chosen.command == "pipe" else None
        if writer == 0:
            for _, text in reports(size):
                process.stdin.write(json.dumps({"text": text}, ensure_ascii=False).encode() + b"\n")
            process.stdin.close()
            os._exit(0)
        process.stdin.close()
        watcher = threading.Thread(target=watch, args=(process.pid, peaks := [0]))
        watcher.start()
        claims = printed = 0
        while block := process.stdout.read(1 << 20):
            claims += block.count(b"\n")
            printed += len(block)
        watcher.join()  # ends with the process
        _, status, used = os.wait4(process.pid, 0)
        if writer:
            os.waitpid(writer, 0)
    print(json.dumps({
        "command": chosen.command, "threads": int(chosen.threads), "status": os.waitstatus_to_exitcode(status),
        "read_mib": round(made / 2**20, 1), "lines_printed": claims, "printed_mib": round(printed / 2**20, 1),
        "peak_mib": round(peaks[0] / 1024, 1), "processor_seconds": round(used.ru_utime + used.ru_stime, 1)}))


if __name__ == "__main__":
    sys.exit(main())
