#!/usr/bin/env python3
"""What the scene says is what stands on the glass, and what is touched there happens: a
real window, a mouse from outside.

    touch.py BUILD-FOLDER SOURCE-FOLDER
"""
import sys

from glass import WIDTH, Glass, box_of

LIGHT_PAGE, DARK_PAGE, LEAVE = 0xFBF8F2, 0x000000, 0x16262E


def expect(what, is_so):
    if not is_so:
        sys.exit(f"expected: {what}")


def tap(name):
    return {"tap": {"id": name}}


def inside(box):
    """A pixel of the box that no text or edge covers."""
    return box[0] + box[2] // 2, box[1] + 6


def main(build, source):
    steps = [tap("header.comfort"), tap("header.leave"), tap("home.search"), tap("key.a")]
    with Glass(build, source) as glass:
        home, contrast, _, search, typed = glass.scenes(steps)
        pixels, margin = glass.pixels, (8, 500)
        heading = (48, 120, WIDTH - 96, 80)

        expect("the page in its colour", pixels.at(*margin) == LIGHT_PAGE)
        expect("'Quitter' where the scene has it",
               pixels.at(*inside(box_of(home, "header.leave"))) == LEAVE)
        first = pixels.of(*heading, every=2)
        expect("a heading in letters", len(set(first)) > 12)

        glass.touch_box(box_of(home, "header.comfort"))
        glass.until("the page is dark", lambda: pixels.at(*margin) == DARK_PAGE, 3)
        glass.touch_box(box_of(contrast, "header.leave"))
        glass.until("'Quitter' gives the first colours back",
                    lambda: pixels.at(*margin) == LIGHT_PAGE, 3)

        glass.touch_box(box_of(home, "home.search"))
        glass.settle()
        expect("another heading", pixels.of(*heading, every=2) != first)
        field = box_of(search, "search.field")
        empty = pixels.of(*field, every=2)
        glass.touch_box(box_of(search, "key.a"))
        glass.settle()
        written = pixels.of(*field, every=2)
        expect("a letter in the field", written != empty)
        glass.key("z")
        glass.settle()
        expect("a letter of the keyboard in the field", pixels.of(*field, every=2) != written)
        glass.key("Escape")
        glass.settle()
        # What tells where one is: the lines of the heading, not the header's states.
        expect("home again after 'Retour'", pixels.of(*heading, every=2) == first)

        # Down on a button, up beside it: nothing. Two strikes of one target within
        # 250 ms: once.
        left, top, width, height = box_of(home, "home.search")
        glass.xdotool("mousemove", left + width // 2, top + height // 2, "mousedown", 1,
                      "mousemove", left + width // 2, top - 300, "mouseup", 1)
        glass.settle()
        expect("still home when the finger lifts outside", pixels.of(*heading, every=2) == first)
        expect("the program runs", glass.program.poll() is None)
        for key in ("alt+F4", "ctrl+q", "super", "F11", "Print"):
            glass.key(key)
        glass.settle()
        expect("keys from outside open and end nothing (A-40)",
               pixels.of(*heading, every=2) == first and glass.program.poll() is None)
        glass.program.terminate()
        expect("ends when it is asked to", glass.program.wait(5) == 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
