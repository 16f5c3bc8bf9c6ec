#!/usr/bin/env python3
"""Every relative link of the project's Markdown files leads to something.

usage: links.py SOURCE_DIR
"""
import pathlib
import re
import sys


def main():
    source = pathlib.Path(sys.argv[1])
    documents = [*source.glob("*.md"), *(document for folder in source.iterdir()
                                         if folder.is_dir() and not folder.name.startswith((".", "build", "out"))
                                         for document in folder.rglob("*.md")
                                         if "node_modules" not in document.parts)]
    checked, broken = 0, []
    for document in documents:
        text = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf8"), flags=re.M | re.S)
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
            if "://" in target:
                continue
            checked += 1
            if not (document.parent / target).exists():
                broken.append(f"{document.relative_to(source)}: {target}")
    print(*broken, sep="\n")
    print(f"{checked} links in {len(documents)} documents, {len(broken)} broken")
    sys.exit(1 if broken or checked == 0 else 0)


if __name__ == "__main__":
    main()
