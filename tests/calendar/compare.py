#!/usr/bin/env python3
"""Compares what print_holidays prints with a calendar that we did not write.

    compare.py holidays|easter PRINT-HOLIDAYS

Ends with 77 where the judge is not installed.
"""
import datetime
import subprocess
import sys

YEARS = range(1990, 2100)
# The departments of the law, and what the judge calls them.
PLACES = {
    "94": None,
    "57": "Alsace-Moselle",
    "67": "Alsace-Moselle",
    "68": "Alsace-Moselle",
    "971": "Guadeloupe",
    "972": "Martinique",
    "973": "Guyane",
    "974": "La Réunion",
    "976": "Mayotte",
    "977": "Saint-Barthélémy",
    "978": "Saint-Martin",
}
# In the Antilles and in Guyane the judge adds Good Friday, and 21 July for Schoelcher:
# customs, which code du travail art. L3422-2 does not name.
CUSTOMS = {"971", "972", "973"}


def skip(what):
    print(f"skipped: {what} is not installed")
    sys.exit(77)


def ours(program, departments):
    told = {name: set() for name in [*departments, "easter"]}
    lines = subprocess.run([program, *departments], check=True, text=True,
        stdout=subprocess.PIPE).stdout.split("\n")
    for line in filter(None, lines):
        name, day = line.split(" ")
        told[name].add(datetime.date.fromisoformat(day))
    return told


def is_custom(day, easter):
    return (day.month, day.day) == (7, 21) or day + datetime.timedelta(2) in easter


def judge_holidays(told):
    try:
        import holidays
    except ImportError:
        skip("python3-holidays")
    wrong = 0
    for department, province in PLACES.items():
        theirs = set(holidays.France(years=YEARS, prov=province, observed=False))
        if department in CUSTOMS:
            theirs = {day for day in theirs if not is_custom(day, told["easter"])}
        for day in sorted(theirs ^ told[department]):
            wrong += 1
            print(department, day, "is theirs" if day in theirs else "is ours")
    return wrong


def judge_easter(told):
    try:
        from dateutil.easter import easter
    except ImportError:
        skip("python3-dateutil")
    wrong = {easter(year) for year in YEARS} ^ told["easter"]
    print(*sorted(wrong))
    return len(wrong)


def main():
    judge, program = sys.argv[1:]
    told = ours(program, list(PLACES))
    if any(len(days) < len(YEARS) for days in told.values()):
        sys.exit("too few days were printed")
    sys.exit(1 if {"holidays": judge_holidays, "easter": judge_easter}[judge](told) else 0)


main()
