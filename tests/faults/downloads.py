"""The downloads."""

from checks import downloads
from planting import Fault, after_title, before_next, in_book, new_file, summed_up, swap, without

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
        "don't that is no warning in the single file",
        swap("site/download/the-way-back.html", 'class="admonition warning"', 'class="plain"'),
        downloads.content_missing_from_downloads,
        "the-way-back.html: the don't",
    ),
    Fault(
        "number that does not dial in the single file",
        swap("site/download/the-way-back.html", 'href="tel:116123"', 'href="#"'),
        downloads.content_missing_from_downloads,
        'the number "116 123 tel:116123" of docs/get-help.md',
    ),
    Fault(
        "line missing from the EPUB",
        in_book("take-it-slow.xhtml", "<li>Do not beg, and do not ask for one more chance.</li>", ""),
        downloads.content_missing_from_downloads,
        'the-way-back.epub: the line "Do not beg',
    ),
    Fault(
        "don't that is no warning in the EPUB",
        in_book("get-help.xhtml", "admonition warning", "plain"),
        downloads.content_missing_from_downloads,
        "the-way-back.epub: the don't",
    ),
    Fault(
        "message that is no message in the EPUB",
        in_book("messages-you-can-adapt.xhtml", "blockquote", "div"),
        downloads.content_missing_from_downloads,
        "the-way-back.epub: the message",
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
    "section of the EPUB with a class": summed_up(in_book("get-help.xhtml", "<h2 ", '<h2 class="wide" ')),
    "message of the EPUB with a comment": summed_up(
        in_book("messages-you-can-adapt.xhtml", "<blockquote>", "<blockquote><!-- x -->")
    ),
    "line more in the single file": summed_up(
        swap("site/download/the-way-back.html", "</main>", "<p>A line.</p>&&"),
    ),
    "line broken in the single file": summed_up(
        swap("site/download/the-way-back.html", "Do not beg, and", "Do not beg,\nand")
    ),
    "don't of the single file with a class": summed_up(
        swap("site/download/the-way-back.html", 'class="admonition warning"', 'class="admonition warning wide"')
    ),
    "checksums of files that are not text": swap("site/download/SHA256SUMS", "  ", " *"),
    "checksums with an empty line": swap("site/download/SHA256SUMS", r"\Z", "\n"),
    "title with two spaces": swap("docs/read-it-offline.md", "^# Read it", "# Read  it"),
    "page with a line more": after_title("get-help.md", "A line of text."),
    "page with a section more": before_next("read-it-offline.md", "## A walk { #walk }\n\nA line of text."),
    "file beside the downloads": new_file("site/humans.txt", "Somebody who cares."),
}
