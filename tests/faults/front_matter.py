"""The front matter of the pages."""

from datetime import date

from checks import front_matter
from planting import Fault, both, swap
from planting import front_matter as in_front_matter

TODAY = date.today().isoformat()

FAULTS = [
    Fault(
        "colon in a text of the front matter",
        in_front_matter("take-it-slow.md", "description", "Take care: be friends"),
        front_matter.unreadable,
        "docs/take-it-slow.md:2: cannot be read: mapping",
    ),
    Fault(
        "review on a day that does not exist",
        in_front_matter("take-it-slow.md", "reviewed", "2026-13-22"),
        front_matter.unreadable,
        "docs/take-it-slow.md:1: cannot be read: month",
    ),
    Fault(
        "key of the front matter that stands twice",
        swap("docs/take-it-slow.md", "^step: .*", "&&\n&&"),
        front_matter.unreadable,
        "its front matter has `step` twice",
    ),
    Fault(
        "page that begins with an invisible mark",
        swap("docs/take-it-slow.md", r"\A---", "\ufeff---"),
        front_matter.unreadable,
        "docs/take-it-slow.md:1: cannot be read: it begins with an invisible mark",
    ),
    Fault(
        "review on a day to come",
        in_front_matter("get-help.md", "reviewed", "2999-01-01"),
        front_matter.wrong_keys,
        "`reviewed` is 2999-01-01, a day to come",
    ),
    Fault(
        "no description",
        in_front_matter("take-it-slow.md", "description", None),
        front_matter.wrong_keys,
        "docs/take-it-slow.md:1: front matter has no `description`",
    ),
    Fault(
        "help lines without a date of review",
        in_front_matter("get-help.md", "reviewed", None),
        front_matter.wrong_keys,
        "docs/get-help.md:1: front matter has no `reviewed`",
    ),
    Fault(
        "date of review that is no date",
        in_front_matter("get-help.md", "reviewed", "last spring"),
        front_matter.wrong_keys,
        "`reviewed` is not a date",
    ),
    Fault(
        "unknown key",
        swap("docs/take-it-slow.md", "^step:", "mood: calm\n&&"),
        front_matter.wrong_keys,
        "key `mood` is unknown",
    ),
    Fault(
        "misspelt key",
        swap("docs/take-it-slow.md", "^description:", "discription:"),
        front_matter.wrong_keys,
        "key `discription` is unknown",
    ),
    Fault(
        "step that asks nothing",
        in_front_matter("take-it-slow.md", "asks", None),
        front_matter.wrong_keys,
        "`step` and `asks` go together",
    ),
    Fault(
        "key that no page uses",
        swap("tests/front-matter.yml", r"\Z", "mood:\n  pages: some\n  is: text\n  for: Nothing.\n"),
        front_matter.unused_keys,
        "no page uses `mood`",
    ),
    Fault(
        "description too short",
        in_front_matter("take-it-slow.md", "description", "Slow."),
        front_matter.poor_description,
        "docs/take-it-slow.md:2: the description has 5",
    ),
    Fault(
        "description too long",
        in_front_matter("take-it-slow.md", "description", "Slow and " * 20),
        front_matter.poor_description,
        "the description has 1",
    ),
    Fault(
        "two pages with one description",
        both(
            in_front_matter(
                "take-it-slow.md", "description", "The same words about two pages, which helps nobody at all."
            ),
            in_front_matter("get-help.md", "description", "The same words about two pages, which helps nobody at all."),
        ),
        front_matter.doubled,
        "is also that of docs/get-help.md",
    ),
    Fault(
        "two pages with one title",
        swap("docs/take-it-slow.md", "^# .*", "# Get help"),
        front_matter.doubled,
        'title "get help" is also that of',
    ),
    Fault(
        "two pages with one step",
        in_front_matter("take-it-slow.md", "step", "2"),
        front_matter.doubled,
        'step "2" is also that of',
    ),
    Fault(
        "steps out of order",
        both(in_front_matter("take-it-slow.md", "step", "2"), in_front_matter("make-first-contact.md", "step", "3")),
        front_matter.steps_out_of_order,
        "make-first-contact.md 3, take-it-slow.md 2",
    ),
    Fault(
        "step under another name on the map",
        swap("docs/assets/drawings/map.svg", ">Take it slow<", ">Take it easy<"),
        front_matter.steps_off_the_map,
        "map.svg: shows Before you start, Make first contact, Talk",
    ),
    Fault(
        "map that tells the steps in another order",
        swap("docs/assets/drawings/map.svg", "make first contact, take it slow", "take it slow, make first contact"),
        front_matter.steps_off_the_map,
        "map.svg: its <desc> tells another way",
    ),
    Fault(
        "search words for no section",
        swap("docs/take-it-slow.md", "^asked_as:", "&&\n  gone: nothing"),
        front_matter.lost_search_words,
        "`asked_as` names #gone",
    ),
]

HARMLESS = {
    "colon between quotes": in_front_matter(
        "hear-the-answer.md", "description", '"What to do with a yes, a no or a maybe: hear it, and let it stand."'
    ),
    "note in the front matter": swap("docs/bring-romance-back.md", "^reviewed:", "# Read by two.\n&&"),
    "review on the last day of a month": in_front_matter("start-again-together.md", "reviewed", "2026-10-31"),
    "word of a key in the text": swap("docs/talk-about-the-past.md", "^# .*$", "&&\n\nTake one step: rest."),
    "page without accents, saved anew": swap("docs/before-you-start.md", r"\Z", "\n"),
    "line between two letters on the map": swap("docs/assets/drawings/map.svg", "No reply", "No answer"),
    "one more word on the map": swap("docs/assets/drawings/map.svg", "or stop here", "&& at once"),
    "page reviewed today": in_front_matter("get-help.md", "reviewed", TODAY),
    "page reviewed long ago": in_front_matter("hear-the-answer.md", "reviewed", "2020-02-29"),
    "new search words": swap("docs/take-it-slow.md", "^asked_as:", "&&\n  coffee: tea"),
    "search words with capitals": swap("docs/get-help.md", "^asked_as:", "&&\n  danger: SOS, I can't breathe"),
    "search words in quotation marks": swap(
        "docs/hear-the-answer.md", "^asked_as:", "&&\n  next: 'and now?, what now'"
    ),
    "page without search words": swap("docs/about-this-guide.md", r"^asked_as:\n(?:  .*\n)+", ""),
    "shortest description": in_front_matter("get-help.md", "description", "x" * 50),
    "longest description": in_front_matter("hear-the-answer.md", "description", "y" * 160),
    "description in quotation marks": in_front_matter(
        "take-it-slow.md", "description", "'Be friends first: meet over coffee, and let them set the pace.'"
    ),
    "description on two lines": in_front_matter(
        "read-it-offline.md", "description", ">-\n  Take the guide with you as one file,\n  as a book, or as a folder."
    ),
    "keys in another order": both(
        in_front_matter("make-first-contact.md", "reviewed", None),
        swap("docs/make-first-contact.md", "^description:", f"reviewed: {TODAY}\n&&"),
    ),
    "comment between the keys": swap("docs/talk-about-the-past.md", "^step:", "# Since 2026\n&&"),
    "description that begins like another": in_front_matter(
        "before-you-start.md", "description", "Be friends again first, but not before you have asked yourself why."
    ),
}
