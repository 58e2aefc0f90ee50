#!/usr/bin/env python3
"""Does what a page for authors says, from its first block to its last, in a copy of the
contents. Usage: readme.py SOURCE-FOLDER SEUIL-DESK PAGE

The word behind the three backquotes says what a block is:
  sh             commands that succeed        sh refusé      commands that end with 1
  text répond    part of what they answered   text           only to look at
  yaml crée=F    a new file F                 yaml ajoute=F  goes to the end of F
  yaml cherche=F stands in F once; what replaces it is in the next block, "remplace"
"""
import os
import re
import subprocess
import sys
import tempfile
import shutil

DAY = "2026-11-21"
# Blocks that a page must have: one that lost them would prove nothing any more.
PAGES = {
    "content/README.md":
        ("sh", "refusé", "répond", "crée", "ajoute", "cherche", "remplace"),
    "content/ecrire-un-autodiagnostic.md":
        ("sh", "refusé", "répond", "crée", "ajoute", "cherche", "remplace"),
}
BLOCK = re.compile(r"^```(\S+)(?: ([^\n]*))?\n(.*?)^```$", re.M | re.S)
# The contents of the day on which the pages were written, whatever the day is now.
WRAPPER = """#!/bin/sh
case "$*" in
*--on*) exec "{desk}" "$@" ;;
*) exec "{desk}" "$@" --on {day} ;;
esac
"""


def fail(line, why):
    sys.exit(f"{sys.argv[3]}:{line}: {why}")


def seen(text):
    """As one sees it: without marks of direction, every blank alike."""
    return re.sub("[\u2066-\u2069]", "", text).replace("\u00a0", " ").replace("\u202f", " ")


class Author:
    def __init__(self, desk, folder):
        self.folder = folder
        tools = os.path.join(folder, "tools")
        os.mkdir(tools)
        wrapper = os.path.join(tools, "seuil-desk")
        with open(wrapper, "w", encoding="utf-8") as file:
            file.write(WRAPPER.format(desk=desk, day=DAY))
        os.chmod(wrapper, 0o755)
        self.path = tools + os.pathsep + os.environ["PATH"]
        self.answer = ""
        self.sought = None
        self.done = {}

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def run(self, line, commands, expected):
        environment = dict(os.environ, PATH=self.path, LC_ALL="C.UTF-8", LANGUAGE="fr")
        result = subprocess.run(["sh", "-e", "-c", commands], cwd=self.folder,
            env=environment, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, check=False)
        self.answer = result.stdout
        if result.returncode != expected:
            fail(line, f"ended with {result.returncode}, not {expected}:\n{result.stdout}")

    def block(self, line, kind, word, text):
        key, _, name = word.partition("=")
        self.done[key or kind] = self.done.get(key or kind, 0) + 1
        if kind == "sh":
            self.run(line, text, 1 if key == "refusé" else 0)
        elif key == "répond":
            if seen(text).strip() not in seen(self.answer):
                fail(line, f"this was not answered, but:\n{self.answer}")
        elif key == "crée":
            if os.path.exists(os.path.join(self.folder, name)):
                fail(line, f"{name} is there already")
            self.write(name, text)
        elif key == "ajoute":
            self.write(name, self.read(name) + text)
        elif key == "cherche":
            if self.read(name).count(text.rstrip("\n")) != 1:
                fail(line, f"this does not stand in {name} once")
            self.sought = (name, text.rstrip("\n"))
        elif key == "remplace":
            name, old = self.sought
            self.write(name, self.read(name).replace(old, text.rstrip("\n")))
            self.sought = None
        elif word or kind != "text":
            fail(line, f"no block is called '{kind} {word}'")


def main():
    source, desk, page = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3]
    with open(os.path.join(source, page), encoding="utf-8") as file:
        text = file.read()
    with tempfile.TemporaryDirectory(prefix="seuil-author-") as folder:
        for name in ("content", "assets"):
            shutil.copytree(os.path.join(source, name), os.path.join(folder, name))
        author = Author(desk, folder)
        for found in BLOCK.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            author.block(line, found[1], found[2] or "", found[3])
        if not os.path.exists(os.path.join(folder, "content.pack")):
            fail(1, "no pack was made")
        for key in PAGES[page]:
            if not author.done.get(key):
                fail(1, f"there is no block '{key}' any more")


main()
