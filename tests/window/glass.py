"""A real window on a display of its own: Xvfb, the program as it is shipped, a mouse and a
keyboard from outside (xdotool), and the pixels as the display has them."""
import contextlib
import ctypes
import ctypes.util
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
WIDTH, HEIGHT = 1920, 1080


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            print(f"skipped: {program} is not installed")
            sys.exit(SKIPPED)


def end_with_parent():
    """What is started ends with the test, also when somebody kills that."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


class Pixels:
    """The root window of a display."""

    def __init__(self, display):
        self.x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XGetImage.restype = ctypes.c_void_p
        self.x.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_int] * 2 + [
            ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.x.XGetPixel.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
        self.x.XGetPixel.restype = ctypes.c_ulong
        self.x.XDestroyImage.argtypes = [ctypes.c_void_p]
        self.display = self.x.XOpenDisplay(display.encode())
        if not self.display:
            sys.exit(f"the display {display} does not open")
        self.root = self.x.XDefaultRootWindow(self.display)

    def of(self, left, top, width, height, every=1):
        image = self.x.XGetImage(self.display, self.root, left, top, width, height, 2**32 - 1, 2)
        pixels = [
            self.x.XGetPixel(image, x, y) & 0xFFFFFF
            for y in range(0, height, every)
            for x in range(0, width, every)
        ]
        self.x.XDestroyImage(image)
        return pixels

    def at(self, x, y):
        return self.of(x, y, 1, 1)[0]


class Glass:
    opens_within = 20  # seconds

    def __init__(self, build, source, *options):
        need("Xvfb", "xdotool")
        self.build, self.source = pathlib.Path(build), pathlib.Path(source)
        self.options = ["--now", "2026-11-21T10:00", *options]
        self.stack = contextlib.ExitStack()

    def __enter__(self):
        self.work = pathlib.Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.data = self.work / "data"
        shutil.copytree(self.build / "tests/visits/site/data", self.data)
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
             "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing], stderr=subprocess.DEVNULL, preexec_fn=end_with_parent)
        self.stack.callback(self.end, self.server)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = ":" + told.readline().strip()
        self.pixels = Pixels(self.display)
        self.program = subprocess.Popen(
            self.words(), env=self.environment(), preexec_fn=end_with_parent)
        self.stack.callback(self.end, self.program)
        self.until("the window is painted", lambda: self.pixels.at(WIDTH // 2, HEIGHT // 2) != 0,
                   self.opens_within)
        self.settle()
        return self

    def words(self):
        """The program that opens the window."""
        return [self.build / "seuil", "--data", self.data, *self.options]

    def __exit__(self, *reason):
        return self.stack.__exit__(*reason)

    @staticmethod
    def end(process):
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def environment(self):
        # Without the second, SDL looks for a session bus and starts programs to find one.
        return {**os.environ, "DISPLAY": self.display,
                "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}

    @staticmethod
    def until(what, holds, seconds=20):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                sys.exit(f"not within {seconds} s: {what}")
            time.sleep(0.02)

    def settle(self):
        """Until two looks at the display are the same: nothing slides any more."""
        looks = [None]

        def same():
            looks.append(self.pixels.of(0, 0, WIDTH, HEIGHT, every=24))
            time.sleep(0.2)
            return looks[-1] == looks[-2]

        self.until("the display is still", same)

    def xdotool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment(), check=True)

    def touch(self, x, y):
        self.xdotool("mousemove", x, y, "mousedown", 1, "sleep", 0.03, "mouseup", 1)
        time.sleep(0.3)  # longer than the guard against trembling

    def touch_box(self, box):
        self.touch(box[0] + box[2] // 2, box[1] + box[3] // 2)

    def key(self, name):
        self.xdotool("key", name)

    def scenes(self, steps):
        """The scenes before each step of a visit, made without a display on a copy."""
        data, shots = self.work / "aside", self.work / "shots"
        shutil.copytree(self.data, data)
        lines = []
        for number, step in enumerate(steps):
            lines += [{"shot": f"{number}"}, step]
        lines.append({"shot": f"{len(steps)}"})
        script = self.work / "aside.jsonl"
        script.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        subprocess.run(
            [self.build / "seuil", "--data", data, *self.options,
             "--visit", script, "--out", shots], check=True)
        found = [json.loads((shots / f"{i}.json").read_text(encoding="utf-8"))
                 for i in range(len(steps) + 1)]
        shutil.rmtree(data)
        shutil.rmtree(shots)
        script.unlink()
        return found


def nodes_of(scene):
    waiting = list(scene["nodes"])
    while waiting:
        node = waiting.pop(0)
        yield node
        waiting += node.get("children", [])


def box_of(scene, name):
    for node in nodes_of(scene):
        if node.get("id") == name:
            return node["box"]
    sys.exit(f"'{name}' is not on the screen '{scene['screen']}'")
