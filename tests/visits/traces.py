#!/usr/bin/env python3
"""Looks for words in whatever lies below folders, or in the memory of a process: as UTF-8,
as UTF-16 of either byte order, and in base64 at each of its three places (privacy.md,
"trace"). Ends with 1 when one is found, a line each.

    traces.py --word WORD [--word WORD ...] [--pid PID] [FOLDER ...]
"""
import argparse
import base64
import os
import sys


def writings(word):
    """The word in all its writings, each with what it is called."""
    plain = word.encode()
    yield "UTF-8", plain
    yield "UTF-16, little end first", word.encode("utf-16-le")
    yield "UTF-16, big end first", word.encode("utf-16-be")
    yield "UTF-32", word.encode("utf-32-le")
    for shift in range(3):
        # Only the letters that do not depend on what stands before or behind.
        letters = base64.b64encode(b"x" * shift + plain).rstrip(b"=")
        whole = len(b"x" * shift + plain) // 3 * 4
        yield f"base64 at {shift}", letters[4 if shift else 0 : whole]


def files_below(folder):
    for path, _, names in os.walk(folder):
        for name in names:
            whole = os.path.join(path, name)
            yield name, name.encode()
            if os.path.isfile(whole):
                with open(whole, "rb") as file:
                    yield whole, file.read()


def writable_memory(pid):
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            span, rights, *_, name = (line.split(None, 5) + [""])[:6]
            if "w" not in rights or name.startswith("[v"):
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                yield f"{span} {name.strip()}", memory.read(end - start)
            except OSError:  # a map without pages, such as a device
                continue


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--word", action="append", required=True)
    parser.add_argument("--pid", type=int)
    parser.add_argument("folders", nargs="*")
    wish = parser.parse_args()
    places = [(name, data) for folder in wish.folders for name, data in files_below(folder)]
    if wish.pid:
        places += writable_memory(wish.pid)
    found = 0
    for word in wish.word:
        for how, data in writings(word):
            for place, bytes_of in places:
                if data and data in bytes_of:
                    print(f"'{word}' stands in {place}, as {how}")
                    found += 1
    if not places:
        sys.exit("traces: there is nothing to look at")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
