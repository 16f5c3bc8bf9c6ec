#!/usr/bin/env python3
"""Lists the names of indicators that cannot be right by their shape, so that a rule author sees mistakes without any annotation.

usage: odd_names.py BINARY [--rules FOLDER] [--reason R]... [--rows N] REPORT...
REPORT is a file or a folder of reports. Looked at are the names without a canonical id; each is listed under the first reason
that holds, with its claim's words and how often it stands:

  empty      there is none
  halved     half a pair of quotation marks or brackets
  mark       a mark that ends a clause
  twice      a word of two characters or more said twice in a row (企业企业)
  cut-front  it begins inside a word: what stands before its first two characters stands there nearly always (族|群众)
  cut-end    it ends inside a word: what stands behind its last two characters does (约束性|指标)
  particle   it begins or ends with a word that joins or tells how (和, 的, 分别, 如期)
  long       over 38 characters

How often characters stand together is counted in the reports themselves: the more of them, the better cut words are told.
What is listed need not be wrong. Status 0: none is odd; 1: some are; 2: a report or the rules cannot be read.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

LEAST_TIMES, SHARE = 8, 0.5  # of two characters at an edge: seen so often, and with the third in this share of the places
WINDOW = 60                  # characters before a claim's words in which its name may stand
FRONT = re.compile(r"^(?:[的了和与及或在为是其将把从由到至以等并且而但又也还均都约近使让这那此于]|分别|超|多个|向)")
END = re.compile(r"(?:[的了和与及或在为是将把被从由到以对向等超并且而但又也还均都约近再]|分别|同比|预计|左右|如期|按期|率先|圆满)$")
WHOLE = re.compile(r"^(?:等级|使用|以工代赈|以旧换新|和美|和谐|都市|约束|为民|为老|在建|在库|在线|在校|在册|在职|从业|超大|超低|超高|超长|超额|超限|"
                   r"将军|以上|到位|到资|到达|到港|到期|近海|近岸|近零|近视|并网|并购|并联|由此|对|还|其他|及时|向海|超级|超充|"
                   r"在研|在园|在用|在保|在批|在谈|在读|在营)")
WHOLE_END = re.compile(r"(?:再|合并|兼并|整并|撤并|全都|远近|由|惠及|涉及|普及|意向|走向|流向)$")
STARTS = "增减升降涨跌上下高低提达到至超突破居位排占比分均同实保稳控为是有完恢预年累首再仍已"  # begin what is said of a name
LONGEST = 38


def edges(texts):
    """How often each two and three Han characters stand together."""
    two, three = collections.Counter(), collections.Counter()
    for text in texts:
        for run in re.findall("[\u4e00-\u9fff]+", text):
            two.update(run[i:i + 2] for i in range(len(run) - 1))
            three.update(run[i:i + 3] for i in range(len(run) - 2))
    return two, three


def han(characters):
    return all("\u4e00" <= one <= "\u9fff" for one in characters)


def cut(name, around, counts):
    """The reason for a name that begins or ends inside a word, by what stands next to it in the text around its claim."""
    two, three = counts
    sure = lambda pair, triple: two[pair] >= LEAST_TIMES and three[triple] >= SHARE * two[pair]
    front, end = name[:2], name[-2:]
    at = around.rfind(name)
    if at < 0:
        at = around.rfind(front)
    if at > 0 and han(front + around[at - 1]) and sure(front, around[at - 1] + front):
        return "cut-front"
    at = around.rfind(end)
    behind = around[at + 2:at + 3]
    if at >= 0 and behind and behind not in STARTS and han(end + behind) and sure(end, end + behind):
        return "cut-end"
    return ""


def reason(name, around, counts):
    if not name:
        return "empty"
    if any(name.count(a) != name.count(b) for a, b in ("“”", "()", "（）", "《》")):
        return "halved"
    if re.search(r"[，。；：！？,;:]", name):
        return "mark"
    if re.search(r"([\u4e00-\u9fff]{2,})\1", name):
        return "twice"
    if found := cut(name, around, counts):
        return found
    if FRONT.search(name) and not WHOLE.search(name) or END.search(name) and not WHOLE_END.search(name):
        return "particle"
    return "long" if len(name) > LONGEST else ""


def files_of(paths):
    for path in map(pathlib.Path, paths):
        yield from sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--rules", default="")
    parser.add_argument("--reason", action="append", default=[])
    parser.add_argument("--rows", type=int, default=0, help="at most so many of each reason")
    given = parser.parse_args()
    rules = ["--rules", given.rules] if given.rules else []
    claims, texts = [], []
    for path in files_of(given.reports):
        said = subprocess.run([given.binary, "text", *rules, str(path)], capture_output=True, text=True)
        made = subprocess.run([given.binary, "extract", *rules, "--no-cache", str(path)], capture_output=True, text=True)
        if said.returncode or made.returncode:
            print((said.stderr or made.stderr).strip() or f"{path}: cannot be read", file=sys.stderr)
            return 2
        texts.append(said.stdout)
        claims += [(json.loads(line), said.stdout) for line in made.stdout.splitlines()]
    counts = edges(texts)
    found = collections.defaultdict(collections.OrderedDict)
    for claim, text in claims:
        indicator = claim.get("indicator") or {}
        if claim["kind"] not in ("target", "outcome") or indicator.get("id"):
            continue
        name, words = indicator.get("text") or "", claim["evidence"]
        around = text[max(0, words["start"] - WINDOW):words["end"] + WINDOW // 2]
        if why := reason(name, around, counts):
            found[why].setdefault(name, []).append(words["text"].replace("\n", " "))
    odd = 0
    for why in ("empty", "halved", "mark", "twice", "cut-front", "cut-end", "particle", "long"):
        names = found.get(why, {})
        odd += sum(map(len, names.values()))
        if given.reason and why not in given.reason:
            continue
        if names:
            print(f"{why}: {len(names)} names, {sum(map(len, names.values()))} claims")
        for name, rows in list(names.items())[:given.rows or None]:
            print(f"  {name or '-'}  [{rows[0][:50]}]{f'  x{len(rows)}' if len(rows) > 1 else ''}")
    print(f"{odd} of {len(claims)} claims have a name that is odd by its shape")
    return 1 if odd else 0


if __name__ == "__main__":
    sys.exit(main())
