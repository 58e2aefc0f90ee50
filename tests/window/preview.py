#!/usr/bin/env python3
"""seuil-desk preview: what is saved stands on the page, what is wrong stands beside it, and
nothing is left behind.

    preview.py BUILD-FOLDER SOURCE-FOLDER
"""
import shutil
import sys

from glass import HEIGHT, WIDTH, Glass, box_of

# The window of a preview, and the part of it that is the kiosk's.
WINDOW, STAGE, ROWS = 1600, 1200, 900
SHEET = "sheets/loyer-premiers-pas.md"
SECONDS = 60  # a busy machine checks 63 sheets and 18 checks


class Preview(Glass):
    opens_within = SECONDS

    def __init__(self, build, source):
        super().__init__(build, source, "--size", f"{STAGE}x{ROWS}")

    def words(self):
        self.contents = self.work / "content"
        shutil.copytree(self.source / "content", self.contents)
        self.temporary = self.work / "temporary"
        self.temporary.mkdir()
        return [self.build / "seuil-desk", "preview", self.contents,
                "--assets", self.source / "assets", "--on", "2026-11-21",
                "--", "--now", "2026-11-21T10:00"]

    def environment(self):
        return {**super().environment(), "TMPDIR": str(self.work / "temporary")}

    # Without a window manager the window stands in the middle of the display.
    left, top = (WIDTH - WINDOW) // 2, (HEIGHT - ROWS) // 2

    def page(self):
        return self.pixels.of(self.left, self.top, STAGE, ROWS, every=3)

    def beside(self):
        return self.pixels.of(
            self.left + STAGE, self.top, WINDOW - STAGE, ROWS, every=3)

    def change(self, before, after):
        """Saved as editors do: a file beside, then renamed."""
        path = self.contents / SHEET
        text = path.read_text(encoding="utf-8")
        if before not in text:
            sys.exit(f"'{before}' is not in {SHEET}")
        aside = path.with_suffix(".new")
        aside.write_text(text.replace(before, after), encoding="utf-8")
        aside.rename(path)


def main(build, source):
    with Preview(build, source) as glass:
        home, = glass.scenes([])[:1]
        nothing_wrong = glass.beside()
        left, top, width, height = box_of(home, "home.situation.rent")
        glass.touch_box((glass.left + left, glass.top + top, width, height))
        glass.settle()
        first = glass.page()

        glass.change("title: ", "title: Un titre changé. ")
        glass.until("the new title on the page", lambda: glass.page() != first, SECONDS)
        glass.settle()
        changed = glass.page()

        glass.change("{figure:", "{figur:")
        glass.until("the mistake beside the page",
                    lambda: glass.beside() != nothing_wrong, SECONDS)
        glass.settle()
        if glass.page() != changed:
            sys.exit("expected: a mistake leaves the page as it was")

        glass.change("{figur:", "{figure:")
        glass.until("nothing to correct any more",
                    lambda: glass.beside() == nothing_wrong, SECONDS)

        glass.program.terminate()
        if glass.program.wait(SECONDS):
            sys.exit(f"the preview ended with {glass.program.returncode}")
        if left_over := list(glass.temporary.iterdir()):
            sys.exit(f"left behind: {left_over}")


main(*sys.argv[1:])
