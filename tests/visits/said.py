#!/usr/bin/env python3
"""What the team reads after a visit, in a form that two runs share: the one record of an
export and its row in the table, without the code that is drawn by chance.

    said.py EXPORT.json EXPORT.csv
"""
import csv
import json
import re
import sys


def main(records, table):
    with open(records, encoding="utf-8") as file:
        all_records = json.load(file)
    with open(table, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    if len(all_records) != 1 or len(rows) != 2:
        sys.exit(f"said: {len(all_records)} records and {len(rows) - 1} rows, not one")
    record = all_records[0]
    code = record.pop("code")
    if not re.fullmatch(r"[2-9A-HJKMNP-Z]{6}", code) or rows[1][0].replace(" ", "") != code:
        sys.exit(f"said: '{code}' and '{rows[1][0]}' are no code, or not the same")
    rows[1][0] = "@code@"
    print(json.dumps(record, ensure_ascii=False, indent=1))
    for heading, cell in zip(*rows, strict=True):
        print(f"{heading}: {cell}".rstrip())


if __name__ == "__main__":
    main(*sys.argv[1:])
