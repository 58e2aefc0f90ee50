"""The figures of run.sh."""
import json
import os
import pathlib
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "window"))
from glass import HEIGHT, Glass, box_of  # noqa: E402


def told(what, values, unit):
    print(f"{what:44} median {statistics.median(values):9.2f} {unit}"
          f"   min {min(values):9.2f}   max {max(values):9.2f}   n={len(values)}")
    return statistics.median(values)


def pss_kb(pid):
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def changed_after(glass, act, region, limit=3.0):
    """Milliseconds from just before `act` until the pixels of the region are others."""
    before = glass.pixels.of(*region)
    start = time.perf_counter()
    act()
    while glass.pixels.of(*region) == before:
        time.sleep(0.001)
        if time.perf_counter() - start > limit:
            sys.exit("nothing changed on the display")
    return (time.perf_counter() - start) * 1000


def first_picture(build, source, runs):
    """From just before exec until pixels stand on the display, on one X server."""
    times, sizes = [], []
    with Glass(build, source) as glass:
        glass.end(glass.program)
        for _ in range(runs + 1):
            glass.until("a black display", lambda: glass.pixels.at(2, HEIGHT // 2) == 0)
            start = time.perf_counter()
            glass.program = subprocess.Popen(
                [glass.build / "seuil", "--data", glass.data, *glass.options],
                env=glass.environment())
            while glass.pixels.at(2, HEIGHT // 2) == 0:
                time.sleep(0.001)
            times.append((time.perf_counter() - start) * 1000)
            glass.settle()
            sizes.append(pss_kb(glass.program.pid) / 1024)
            glass.end(glass.program)
    told("from exec to the first picture", times[1:], "ms")
    told("memory of its own (PSS), at home", sizes[1:], "MiB")


def touches(build, source, runs):
    """The pressed state, and the next screen (A-11: 100 and 300 ms)."""
    pressed, screens, letters = [], [], []
    with Glass(build, source) as glass:
        steps = [{"tap": {"id": "home.search"}}, {"tap": {"id": "key.a"}}]
        home, search, _ = glass.scenes(steps)
        tile = box_of(home, "home.search")
        key, field = box_of(search, "key.a"), box_of(search, "search.field")
        back = box_of(search, "footer.back")
        # A few pixels only: looking takes time too.
        spot = (tile[0] + 10, tile[1] + tile[3] // 2, 4, 1)
        heading = (48, 150, 400, 2)
        line = (field[0] + 30, field[1] + field[3] // 2, 400, 1)
        for _ in range(runs):
            glass.xdotool("mousemove", tile[0] + 40, tile[1] + 40)
            time.sleep(0.1)
            pressed.append(changed_after(glass, lambda: glass.xdotool("mousedown", 1), spot))
            screens.append(changed_after(glass, lambda: glass.xdotool("mouseup", 1), heading))
            glass.settle()
            glass.xdotool("mousemove", key[0] + 40, key[1] + 40, "mousedown", 1)
            time.sleep(0.1)
            letters.append(changed_after(glass, lambda: glass.xdotool("mouseup", 1), line))
            glass.touch_box(back)
            glass.settle()
        own = []
        for _ in range(runs):  # what xdotool itself takes
            start = time.perf_counter()
            glass.xdotool("mousemove", 3, 3)
            own.append((time.perf_counter() - start) * 1000)
    told("finger down to 'pressed', xdotool included", pressed, "ms")
    told("finger up to the next screen, the same", screens, "ms")
    told("a key to its letter, the same", letters, "ms")
    told("xdotool alone", own, "ms")


def storing(build, source, runs):
    """A request as it is stored, and a bare write of the same bytes made safe."""
    with tempfile.TemporaryDirectory(dir=build) as work:
        work = pathlib.Path(work)
        shutil.copytree(pathlib.Path(build) / "tests/visits/site/data", work / "data")
        visit = (pathlib.Path(source) / "tests/visits/return.jsonl").read_text("utf-8")
        steps = [json.loads(line) for line in visit.splitlines() if line]
        sent = next(i for i, step in enumerate(steps)
                    if step.get("tap") == {"id": "request.send"})

        def took(lines):
            script = work / "visit.jsonl"
            script.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
            start = time.perf_counter()
            subprocess.run(
                [pathlib.Path(build) / "seuil", "--data", work / "data", "--now",
                 "2026-11-21T10:00", "--visit", script, "--out", work], check=True)
            return (time.perf_counter() - start) * 1000

        with_it = [took(steps[: sent + 1]) for _ in range(runs)]
        without = [took(steps[:sent]) for _ in range(runs)]
        store = sqlite3.connect(work / "data" / "requests.db")
        size = max(length for (length,) in store.execute("SELECT length(sealed) FROM requests"))
        store.close()
        bare = []
        with open(work / "bare", "ab", buffering=0) as file:
            for _ in range(runs):
                start = time.perf_counter()
                file.write(os.urandom(size))
                os.fdatasync(file.fileno())
                bare.append((time.perf_counter() - start) * 1000)
    a = told("a visit that stores a request", with_it, "ms")
    b = told("the same, not sent", without, "ms")
    c = told(f"{size} bytes written and made safe", bare, "ms")
    print(f"{'storing costs (drawing and hashing a code too)':44} {a - b:.1f} ms,"
          f" {(a - b) / c:.1f} bare writes")


def main(build, source, runs):
    first_picture(build, source, int(runs))
    touches(build, source, int(runs))
    storing(build, source, int(runs))


if __name__ == "__main__":
    main(*sys.argv[1:])
