#!/usr/bin/env python3
"""Nothing runs without a touch: for ten seconds no thread of the program wakes up or uses
the processor, and strace sees it in one blocking wait. Then SIGTERM ends it.

    sleep.py BUILD-FOLDER SOURCE-FOLDER
"""
import pathlib
import re
import subprocess
import sys
import time

from glass import Glass, box_of, need

SECONDS, STRACE_SECONDS = 10, 5
MOST_SWITCHES, MOST_TICKS, MOST_CALLS = 2, 1, 6


def threads(pid):
    return pathlib.Path(f"/proc/{pid}/task").iterdir()


def woken(pid):
    """How often its threads gave the processor up, and the ticks that they used."""
    switches = ticks = 0
    for thread in threads(pid):
        status = (thread / "status").read_text(encoding="ascii", errors="replace")
        switches += int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status, re.M)[1])
        fields = (thread / "stat").read_text(encoding="ascii", errors="replace")
        fields = fields.rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return switches, ticks


def calls(pid):
    """The system calls of some seconds; -1 where nobody may look on."""
    tracer = subprocess.Popen(
        ["strace", "-f", "-c", "-p", str(pid)], stderr=subprocess.PIPE, text=True)
    time.sleep(STRACE_SECONDS)
    tracer.terminate()
    told = tracer.communicate(timeout=20)[1]
    if "attached" not in told:
        return -1
    total = re.search(r"^\s*[\d.]+\s+[\d.]+\s+\d*\s+(\d+)\s+(\d+\s+)?total", told, re.M)
    return int(total[1]) if total else 0


def measure(what, pid):
    before = woken(pid)
    time.sleep(SECONDS)
    switches, ticks = (now - then for now, then in zip(woken(pid), before))
    print(f"{what}: {switches} switches, {ticks} ticks in {SECONDS} s")
    return switches <= MOST_SWITCHES and ticks <= MOST_TICKS


def main(build, source):
    need("strace")
    with Glass(build, source) as glass:
        home, _ = glass.scenes([{"tap": {"id": "home.search"}}])
        time.sleep(1)
        good = measure("untouched", glass.program.pid)
        glass.touch_box(box_of(home, "home.search"))
        glass.xdotool("mousemove", 5, 5)
        glass.settle()
        time.sleep(1)
        good = measure("during a visit", glass.program.pid) and good
        seen = calls(glass.program.pid)
        print("strace may not look on here" if seen < 0
              else f"{seen} system calls in {STRACE_SECONDS} s")
        good = good and seen <= MOST_CALLS
        glass.program.terminate()
        if glass.program.wait(5):
            sys.exit("the program ended with a complaint")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
