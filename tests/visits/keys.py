#!/usr/bin/env python3
"""Makes of a visit by touch the same visit by keypad (A-32): where a node is touched, Tab or
Shift+Tab leads to it, whichever is nearer, and Return chooses it; what is typed is typed on
the keys of the screen in the same way.

    keys.py SEUIL VISIT.jsonl NEW.jsonl WORK-FOLDER [seuil's options ...]

Two visits are made: the one by touch, with a look at each screen before each touch, tells
where the nodes stand in the order of focus.
"""
import json
import pathlib
import subprocess
import sys


def read(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def write(path, steps):
    lines = (json.dumps(step, ensure_ascii=False) for step in steps)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def single_keys(steps):
    """Each letter that is typed becomes a touch of its key; pages are turned by hand."""
    for step in steps:
        if "type" not in step:
            yield step
            continue
        for letter in step["type"]:
            yield {"tap": {"role": "key", "id": "key.space" if letter == " " else f"key.{letter}"}}


def nodes_of(scene):
    waiting = list(scene["nodes"])
    while waiting:
        node = waiting.pop(0)
        yield node
        waiting += node.get("children", [])


def target_of(scene, wanted):
    if isinstance(wanted, str):
        wanted = {"name": wanted}
    for node in nodes_of(scene):
        if "focus" in node and all(node.get(key) == value for key, value in wanted.items()):
            return node
    sys.exit(f"keys: {wanted} is not on the screen '{scene['screen']}'")


def passes(order, start, goal):
    """Does the way on from `start` to `goal` pass the buttons that scroll? Which of them are
    there depends on how far the page is scrolled, and it scrolls with the focus."""
    bar = [place for name, place in order.items() if name.startswith("scroll.")]
    count = len(order)
    return any((place - start) % count < (goal - start) % count for place in bar)


def keys_to(scene, target, focus):
    """The keys from the node with the id `focus` (it may be gone) to the target."""
    order = {node["id"]: node["focus"] for node in nodes_of(scene) if "focus" in node}
    count, goal = len(order), target["focus"]
    start = order.get(focus, 0)
    forward = (goal - start) % count if start else goal
    back = (start - goal) % count if start else count - goal + 1
    on = not passes(order, start, goal) and (
        forward <= back or passes(order, goal, start or count)
    )
    keys = [{"key": "Tab"}] * forward if on else [{"key": "Shift+Tab"}] * back
    return [*keys, {"expect": {"id": target["id"], "state": "focused"}}, {"key": "Return"}]


def main(seuil, visit, new, work, *options):
    work = pathlib.Path(work)
    steps = list(single_keys(read(pathlib.Path(visit))))
    looking = []
    for number, step in enumerate(steps):
        if "tap" in step:
            looking.append({"shot": f"{number}"})
        looking.append(step)
    write(work / "looking.jsonl", looking)
    subprocess.run(
        [seuil, *options, "--visit", work / "looking.jsonl", "--out", work / "looks"], check=True
    )
    keys, focus = [], None
    for number, step in enumerate(steps):
        if "tap" not in step:
            keys.append(step)
            continue
        scene = json.loads((work / "looks" / f"{number}.json").read_text(encoding="utf-8"))
        target = target_of(scene, step["tap"])
        keys += keys_to(scene, target, focus)
        focus = target["id"]
    write(pathlib.Path(new), keys)


if __name__ == "__main__":
    main(*sys.argv[1:])
