#!/usr/bin/env python3
"""What the documents show of the program is what it prints.

usage: shown.py BINARY EMBED SOURCE_DIR DOCUMENT...

In every ```console block, a line `$ COMMAND` that calls build/duizhang or build/duizhang_embed is run in a scratch copy of the checkout's
layout; what follows it, up to the next `$ ` or the end of the block, must be what it prints on both streams.
A line of `…` stands for any number of lines. Blocks with other commands are left alone.
With DUIZHANG_UPDATE_GOLDEN=1 the blocks without `…` are rewritten instead.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def steps(block):
    """[(command, shown lines)] of one block."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def alike(shown, printed):
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def main():
    binary, embed, source = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    documents = sys.argv[4:]
    update, run, problems = "DUIZHANG_UPDATE_GOLDEN" in os.environ, 0, []
    with tempfile.TemporaryDirectory() as work:
        (pathlib.Path(work) / "build").mkdir()
        (pathlib.Path(work) / "build/duizhang").symlink_to(binary)
        (pathlib.Path(work) / "build/duizhang_embed").symlink_to(embed)
        for folder in ("rules", "examples", "fixtures"):
            (pathlib.Path(work) / folder).symlink_to(source / folder)
        for name in documents:
            document = source / name
            text = document.read_text(encoding="utf8")

            def check(block):
                nonlocal run
                out = []
                for command, shown in steps(block[1]):
                    out.append("$ " + command)
                    if "build/duizhang" not in command:
                        out += shown
                        continue
                    run += 1
                    printed = subprocess.run(["bash", "-c", command], cwd=work, encoding="utf8", timeout=300,
                                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                             stderr=subprocess.STDOUT).stdout.rstrip("\n").splitlines()
                    printed = [line.rstrip() for line in printed]
                    if update and "…" not in shown:
                        out += printed
                        continue
                    out += shown
                    if not alike(shown, printed):
                        problems.append(f"{name}: $ {command}\n--- shown\n" + "\n".join(shown) +
                                        "\n--- printed\n" + "\n".join(printed))
                return "```console\n" + "\n".join(out) + "\n```"

            rewritten = BLOCK.sub(check, text)
            if update and rewritten != text:
                document.write_text(rewritten, encoding="utf8")
    if run < len(documents):
        problems.append(f"{run} commands in {len(documents)} documents: each must show at least one")
    print(*problems, sep="\n")
    print(f"{run} commands run, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
