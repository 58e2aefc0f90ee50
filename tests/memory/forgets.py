#!/usr/bin/env python3
"""P-15, P-16: types a marker name and a marker number in a real window, key by key, with a
mouse and with a keyboard, leaves, and a second later looks for both in the memory of the
process and in the data folder, in every writing. Not for a program with sanitizers, whose
heap keeps what is freed.

    forgets.py BUILD-FOLDER SOURCE-FOLDER
"""
import json
import pathlib
import sys
import time

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "window"))
sys.path.insert(0, str(here.parent / "visits"))
import traces  # noqa: E402
from glass import Glass, box_of  # noqa: E402

NAME, NUMBER, SEARCHED = "Zqxwvmarqueur", "0699887761", "zqxwvtrouve"


def found(pid, folder, words):
    places = [*traces.writable_memory(pid), *traces.files_below(folder)]
    return [
        f"'{word}' stands in {place}, as {how}"
        for word in words
        for how, data in traces.writings(word)
        for place, bytes_of in places
        if data and data in bytes_of
    ]


def steps_of(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        step = json.loads(line)
        if "type" in step:
            yield from ({"tap": {"id": f"key.{letter}"}} for letter in step["type"])
        else:
            yield step


def main(build, source):
    steps = list(steps_of(here / "marker.jsonl"))
    by_hand = 0
    with Glass(build, source) as glass:
        scenes = glass.scenes(steps)
        pid = glass.program.pid
        for step, scene in zip(steps, scenes):
            name = step["tap"]["id"]
            letter = name.removeprefix("key.")
            # Every other letter comes from the keyboard.
            by_hand += 1
            if name.startswith("key.") and len(letter) == 1 and by_hand % 2:
                glass.key(letter.lower())
                time.sleep(0.05)
            elif name == "header.leave":
                glass.settle()
                # So that finding nothing afterwards means something.
                for word in (NAME, NUMBER, SEARCHED):
                    if not found(pid, glass.data, [word]):
                        sys.exit(f"'{word}' was not typed: the test proves nothing")
                glass.touch_box(box_of(scene, name))
            else:
                glass.touch_box(box_of(scene, name))
        time.sleep(1)
        left = found(pid, glass.data, [NAME, NUMBER, SEARCHED])
        print("\n".join(left) or "nothing is left")
        if glass.program.poll() is not None:
            sys.exit("the program is not there any more")
    sys.exit(1 if left else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
