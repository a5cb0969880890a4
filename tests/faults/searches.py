"""The searches that the search is measured by."""

from checks import reader_words, searches
from planting import Fault, swap

FAULTS = [
    Fault(
        "search answered by no point",
        swap("tests/searches.yml", "stalker: A5, A6", "stalker: A99"),
        searches.lost_answers,
        'the answer A99 to "stalker" is no point',
    ),
    Fault(
        "search answered at no place",
        swap("tests/searches.yml", r"get-help\.md#stalking", "get-help.md#gone"),
        searches.lost_answers,
        "the answer get-help.md#gone",
    ),
    Fault(
        "urgent words for no section",
        swap("docs/reader-words.yml", "^    court-order:", "    court-orders:"),
        reader_words.lost_places,
        "#court-orders",
    ),
    Fault(
        "words for no page",
        swap("docs/reader-words.yml", "^  - the-guide-on-one-page.md", "  - one-page.md"),
        reader_words.lost_places,
        "gathering names one-page.md",
    ),
]

HARMLESS = {
    "search answered by a point and a place": swap("tests/searches.yml", "stalker: A5, A6", "&&, get-help.md#stalking"),
    "search that is a number": swap("tests/searches.yml", "stalker: A5, A6", "&&\n    116123: get-help.md#stalking"),
    "urgent words for one more section": swap("docs/reader-words.yml", "^    court-order:", "    next: what now\n&&"),
    "one more page that gathers": swap("docs/reader-words.yml", "^gathering:", "&&\n  - get-help.md"),
}
