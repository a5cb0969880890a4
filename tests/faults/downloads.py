"""The downloads."""

from checks import downloads
from planting import Fault, after_title, before_next, new_file, swap, without

FAULTS = [
    Fault(
        "page missing from the zip",
        new_file("docs/left-over.md", "# Left over\n"),
        downloads.pages_missing_from_downloads,
        "the-way-back.zip: the page left-over.html",
    ),
    Fault(
        "page missing from the single file",
        new_file("docs/left-over.md", "# Left over\n"),
        downloads.pages_missing_from_downloads,
        'the-way-back.html: the page "Left over"',
    ),
    Fault(
        "page missing from the EPUB",
        new_file("docs/left-over.md", "# Left over\n"),
        downloads.pages_missing_from_downloads,
        'the-way-back.epub: the page "Left over"',
    ),
    Fault(
        "download that was not made",
        without("site/download/the-way-back.epub"),
        downloads.pages_missing_from_downloads,
        "the-way-back.epub: is not there",
    ),
    Fault(
        "checksum that does not match",
        new_file("site/download/the-way-back.zip", "x"),
        downloads.wrong_checksums,
        "the-way-back.zip: is not the file",
    ),
    Fault(
        "download without a checksum",
        new_file("site/download/extra.pdf", "x"),
        downloads.wrong_checksums,
        "does not list extra.pdf",
    ),
]

HARMLESS = {
    "checksums of files that are not text": swap("site/download/SHA256SUMS", "  ", " *"),
    "checksums with an empty line": swap("site/download/SHA256SUMS", r"\Z", "\n"),
    "title with two spaces": swap("docs/read-it-offline.md", "^# Read it", "# Read  it"),
    "page with a line more": after_title("get-help.md", "A line of text."),
    "page with a section more": before_next("read-it-offline.md", "## A walk { #walk }\n\nA line of text."),
    "file beside the downloads": new_file("site/humans.txt", "Somebody who cares."),
}
