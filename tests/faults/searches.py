"""The searches that the search is measured by."""

from checks import searches
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
]

HARMLESS = {
    "search answered by a point and a place": swap("tests/searches.yml", "stalker: A5, A6", "&&, get-help.md#stalking"),
    "search that is a number": swap("tests/searches.yml", "stalker: A5, A6", "&&\n  116123: get-help.md#stalking"),
}
