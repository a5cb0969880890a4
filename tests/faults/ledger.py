"""The ledger, and its places in the built site."""

from checks import ledger
from planting import Fault, both, in_body, swap

FAULTS = [
    Fault("point lost", swap("tests/ledger.yml", r"  - id: A7\n(    .*\n)+", ""), ledger.lost_points, "A7 is lost"),
    Fault(
        "point doubled",
        swap("tests/ledger.yml", r"  - id: A7\n(    .*\n)+", "&&&&"),
        ledger.lost_points,
        "A7 stands 2 times",
    ),
    Fault(
        "point invented",
        swap("tests/ledger.yml", "- id: B45", "- id: B46"),
        ledger.lost_points,
        "B46 is no point of article B",
    ),
    Fault(
        "points out of order",
        both(
            swap("tests/ledger.yml", "- id: A7$", "- id: kept"),
            swap("tests/ledger.yml", "- id: A8$", "- id: A7"),
            swap("tests/ledger.yml", "- id: kept$", "- id: A8"),
        ),
        ledger.lost_points,
        "the points of a are out of order",
    ),
    Fault(
        "point reworded",
        swap("tests/ledger.yml", "Do not ring your ex around the clock", "Do ring"),
        ledger.lost_points,
        "tests/ledger.yml: the kind or the words",
    ),
    Fault(
        "don't turned into a do",
        swap("tests/ledger.yml", "kind: dont", "kind: do"),
        ledger.lost_points,
        "tests/ledger.yml: the kind or the words",
    ),
    Fault(
        "point without a place",
        swap("tests/ledger.yml", r"(?<=- id: A2\n)((?:    .*\n)*?)    at: .*\n", ""),
        ledger.half_entries,
        "A2 has no `at`",
    ),
    Fault(
        "point with an empty place",
        swap("tests/ledger.yml", r"at: \[[^]]*\]", "at: []"),
        ledger.half_entries,
        "A1 names no place",
    ),
    Fault(
        "kind that is unknown",
        swap("tests/ledger.yml", "kind: sign", "kind: hint"),
        ledger.half_entries,
        'is of kind "hint"',
    ),
    Fault(
        "point placed on no page",
        swap("tests/ledger.yml", r"what-not-to-do\.md#jealousy", "gone.md#jealousy"),
        ledger.lost_places,
        "A2 is placed at gone.md#jealousy, a page",
    ),
    Fault(
        "point placed at no anchor",
        swap("tests/ledger.yml", r"what-not-to-do\.md#jealousy", "what-not-to-do.md#gone"),
        ledger.lost_places,
        "A2 is placed at what-not-to-do.md#gone, an anchor that the built page has 0 times",
    ),
    Fault(
        "point placed twice on its page",
        in_body("what-not-to-do.html", '<p id="jealousy">x</p>'),
        ledger.lost_places,
        "what-not-to-do.md#jealousy, an anchor that the built page has 2 times",
    ),
    Fault(
        "don't moved out of its warning",
        swap("tests/ledger.yml", r"what-not-to-do\.md#jealousy", "what-not-to-do.md#why-first"),
        ledger.lost_places,
        "A2 is placed at what-not-to-do.md#why-first, which is not in a warning",
    ),
    Fault(
        "don't whose warning became a paragraph",
        swap("site/what-not-to-do.html", r'admonition warning(?="[^>]*>\s*<p[^>]*id="jealousy")', "plain"),
        ledger.lost_places,
        "A2 is placed at what-not-to-do.md#jealousy, which is not in a warning",
    ),
    Fault(
        "place named twice",
        swap(
            "tests/ledger.yml",
            r"\[what-not-to-do\.md#jealousy\]",
            "[what-not-to-do.md#jealousy, what-not-to-do.md#jealousy]",
        ),
        ledger.doubled_entries,
        "A2 names what-not-to-do.md#jealousy 2 times",
    ),
    Fault(
        "addition listed twice",
        swap(
            "tests/ledger.yml",
            r"^ours:\n(  - point: .*\n(?:    .*\n)+)",
            "&&  - point: x\n    at: [index.md#a]\n  - point: x\n    at: [index.md#b]\n",
        ),
        ledger.doubled_entries,
        'the addition "x" stands 2 times',
    ),
    Fault(
        "addition without a place",
        swap("tests/ledger.yml", "^ours:\n", "&&  - point: x\n"),
        ledger.half_entries,
        '"x" has no `at`',
    ),
    Fault(
        "warning that the ledger does not list",
        in_body(
            "take-it-slow.html",
            '<div class="admonition warning"><p class="admonition-title" id="planted">Do not run</p></div>',
        ),
        ledger.unlisted_warnings,
        'the warning "Do not run" is not in tests/ledger.yml',
    ),
]

HARMLESS = {
    "point with a second place": swap(
        "tests/ledger.yml",
        r"\[what-not-to-do\.md#jealousy\]",
        "[what-not-to-do.md#jealousy, what-not-to-do.md#steering]",
    ),
    "places in another order": swap(
        "tests/ledger.yml",
        r"\[what-not-to-do\.md#jealousy, what-not-to-do\.md#steering\]",
        "[what-not-to-do.md#steering, what-not-to-do.md#jealousy]",
    ),
    "place in quotation marks": swap(
        "tests/ledger.yml", r"\[what-not-to-do\.md#why-first\]", "['what-not-to-do.md#why-first']"
    ),
    "places as a list": swap(
        "tests/ledger.yml",
        r"at: \[(what-not-to-do\.md#dating-for-show)\]",
        "at:\n      - what-not-to-do.md#dating-for-show",
    ),
    "id in quotation marks": swap("tests/ledger.yml", "- id: A3$", "- id: 'A3'"),
    "point without quotation marks": swap(
        "tests/ledger.yml", '"Do not ring your ex around the clock."', "Do not ring your ex around the clock."
    ),
    "point on two lines": swap(
        "tests/ledger.yml",
        '"Go slowly instead of rushing a reunion."',
        ">-\n      Go slowly\n      instead of rushing a reunion.",
    ),
    "keys in another order": swap("tests/ledger.yml", r"- id: A5\n    kind: dont", "- kind: dont\n    id: A5"),
    "comment in the ledger": swap("tests/ledger.yml", "^a:", "# Article A\n&&"),
    "empty line between entries": swap("tests/ledger.yml", "^  - id: A2$", "\n&&"),
    "one more addition": swap("tests/ledger.yml", "^ours:\n", "&&  - point: x\n    at: [get-help.md#danger]\n"),
    "addition at the place of a point": swap(
        "tests/ledger.yml", "^ours:\n", "&&  - point: y\n    at: [what-not-to-do.md#jealousy]\n"
    ),
    "warning with one class more": swap("site/what-not-to-do.html", 'class="admonition warning', "&& wide"),
    "classes of a warning in another order": swap(
        "site/take-it-slow.html", 'class="admonition warning', 'class="warning admonition'
    ),
    "box of another kind on the page": in_body(
        "take-it-slow.html", '<div class="admonition note"><span>x</span></div>'
    ),
    "warning in a larger part": in_body("take-it-slow.html", '<section><span id="planted">x</span></section>'),
    "words about a warning": in_body("take-it-slow.html", '<span class="warning">Do not run</span>'),
    "line more in a section": in_body("what-not-to-do.html", "<span>x</span>"),
    "heading more on a page": in_body("read-it-offline.html", '<h2 id="walk">A walk</h2><span>x</span>'),
}
