"""seuil-desk claims: each line has its source, and figures say their article.

    claims.py SOURCE-FOLDER SEUIL-DESK
"""
import csv
import io
import pathlib
import subprocess
import sys


def plain(text):
    """Without what keeps a number and its unit together."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").translate(
        dict.fromkeys(range(0x2066, 0x206A)))


def main(source, desk):
    contents = pathlib.Path(source) / "content"
    table = subprocess.run([desk, "claims", contents, "--on", "2026-11-21"],
                           check=True, capture_output=True).stdout
    head, *rows = csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";")
    if len(head) != 6:
        sys.exit(f"six columns are expected: {head}")
    without = [row[0] for row in rows if not row[3]]
    if without:
        sys.exit(f"without a source: {', '.join(without)}")
    places = "\n".join(row[0] for row in rows)
    missing = [str(sheet.name) for sheet in (contents / "sheets").glob("*.md")
               if f"sheets/{sheet.name}:" not in places]
    if missing:
        sys.exit(f"sheets that are not in the table: {missing}")
    if not any("commandement.delai = 6 semaines" in plain(row[2]) for row in rows):
        sys.exit("the figure of the commandement is not told with its value")
    print(f"{len(rows)} claims")


main(*sys.argv[1:])
