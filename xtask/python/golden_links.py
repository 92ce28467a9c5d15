"""Adds golden links to `crates/engine/tests/cases/links`, and changes none that is there.

    python3 xtask/python/golden_links.py

`v1.txt` has a name, a link as Slipway writes it, and the picture of its configuration. What is there already must come
out of the encoder of this script as it is; what is new in `golden_pictures.py` goes to the end. `unpacked.txt` has what
Python's zlib packed in every way it knows, `by_hand.jsonl`, `mangled.jsonl` and `hostile.jsonl` what else arrives. All
are read by the tests of `crates/engine/tests/it/links`.
"""

import json
import sys
import zlib
from pathlib import Path

from golden_arrivals import by_hand, hostile, mangled
from golden_pictures import picture, pictures
from link_encoder import canonical, pack, packed, readable, unpack

FOLDER = Path(__file__).resolve().parents[2] / "crates/engine/tests/cases/links"

# How many lines are older than `golden_pictures.py`.
OLDEST = 91


def main():
    """Checks the lines that are there and adds those that are missing."""
    for line in lines_of("v1.txt")[:OLDEST]:
        name, link, seen = line.split("\t")
        if readable(json.loads(seen)) != link:
            sys.exit(f"{name}: the encoder writes another link than the one that is there")
    add("v1.txt", [row(*described) for described in pictures()], OLDEST)
    add("unpacked.txt", list(every_packing()))
    for name, records in [("by_hand", by_hand()), ("mangled", mangled()), ("hostile", hostile())]:
        add(f"{name}.jsonl", [json.dumps(record, ensure_ascii=True) for record in records])


def lines_of(name):
    """The lines of a file, none where there is no file."""
    file = FOLDER / name
    return file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []


def add(name, lines, older=0):
    """Adds the lines that are not there yet; the others must be as they were, behind those that are older."""
    old = lines_of(name)
    for before, now in zip(old[older:], lines):
        if before != now and unpacked(before) != unpacked(now):
            sys.exit(f"{name}: a line that is there would change: {before[:60]}")
    new = lines[len(old) - older :]
    with (FOLDER / name).open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in new)
    print(f"{name}: {len(old)} lines, {len(new)} more")


def unpacked(line):
    """A line with what its packed link holds: another zlib may pack the same text otherwise."""
    return [unpack(part) if part.startswith("v1z.") else part for part in line.split("\t")]


def row(name, seen, is_packed):
    """A line: name, link, picture."""
    link = packed(seen) if is_packed else readable(seen)
    return "\t".join([name, link, json.dumps(seen, ensure_ascii=False, separators=(",", ":"))])


def every_packing():
    """Name, packed link and readable text without its checksum."""
    short = canonical(picture())
    rich = canonical(picture({"requirements": [f"p-{n}=={n}.{n * 7 % 10}" for n in range(60)], "user": "zenml"}))
    same = canonical(picture({"user": "a" * 1000}))
    strategies = {
        "default": zlib.Z_DEFAULT_STRATEGY, "filtered": zlib.Z_FILTERED, "huffman": zlib.Z_HUFFMAN_ONLY,
        "rle": zlib.Z_RLE, "fixed": zlib.Z_FIXED,
    }  # fmt: skip
    for text_name, text in [("short", short), ("rich", rich), ("same", same)]:
        for level in range(10):
            for strategy_name, strategy in strategies.items():
                name = f"{text_name}, level {level}, {strategy_name}"
                yield "\t".join([name, pack(text, level, strategy), text])


if __name__ == "__main__":
    main()
