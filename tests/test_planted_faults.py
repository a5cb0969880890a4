"""A test of the tests: each fault that they promise to find is planted in a copy of the guide, and must be found there.

To add a row, copy a neighbour: what is wrong, the edit that plants it, the check that owns it, and a piece of the
message that names the place. Changes that are fine stand in HARMLESS, and no check may complain of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest
from checks import (
    donts,
    downloads,
    front_matter,
    headings,
    ledger,
    links,
    reading_age,
    requirements,
    resources,
    shared_text,
    wording,
)
from checks.guide import Guide
from conftest import PAGES
from planting import (
    Edit,
    after_title,
    before_next,
    both,
    in_body,
    in_head,
    in_search_index,
    in_style,
    new_file,
    swap,
    without,
)
from planting import (
    front_matter as in_front_matter,
)

Check = Callable[[Guide], list[str]]


@cache
def on_all_pages(check) -> Check:
    """A check of one page, as a check of the guide."""
    return lambda guide: [fault for source in guide.sources.values() for fault in check(source, guide)]


@dataclass
class Fault:
    what: str
    plant: Edit
    check: Check
    told: str
    """A piece of the message: the place, at least."""


LONG = "This sentence goes on and on and on because somebody who wrote it late at night could not find the place where it ought to have come to its end."
OFFICIALESE = (
    "Incomprehensible considerations necessitate immediate reconsideration of established understandings.\n\n" * 40
)
WARNING = '!!! warning "{}"\n\n    It hurts.\n    {{ #planted }}\n\n    Rest instead.'
LINE = "A line of text."

FAULTS = [
    # Links and addresses in the built site
    Fault(
        "link to a missing page",
        in_body("take-it-slow.html", '<a href="gone.html">x</a>'),
        links.broken_addresses,
        "site/take-it-slow.html:",
    ),
    Fault(
        "link to a missing anchor",
        in_body("take-it-slow.html", '<a href="get-help.html#gone">x</a>'),
        links.broken_addresses,
        "get-help.html#gone: names an anchor",
    ),
    Fault(
        "link to a missing anchor of its own page",
        in_body("take-it-slow.html", '<a href="#gone">x</a>'),
        links.broken_addresses,
        "#gone: names an anchor",
    ),
    Fault(
        "link in the wrong case",
        in_body("take-it-slow.html", '<a href="Get-Help.html">x</a>'),
        links.broken_addresses,
        "write get-help.html",
    ),
    Fault(
        "link to a source",
        in_body("take-it-slow.html", '<a href="get-help.md">x</a>'),
        links.broken_addresses,
        "leads to a source",
    ),
    Fault(
        "absolute link",
        in_body("take-it-slow.html", '<a href="/get-help.html">x</a>'),
        links.broken_addresses,
        "starts at the root",
    ),
    Fault(
        "link to a folder",
        in_body("take-it-slow.html", '<a href="assets/">x</a>'),
        links.broken_addresses,
        "leads to a folder",
    ),
    Fault(
        "link to a folder without its slash",
        in_body("take-it-slow.html", '<a href="assets">x</a>'),
        links.broken_addresses,
        "leads to a folder",
    ),
    Fault(
        "link out of the site",
        in_body("take-it-slow.html", '<a href="../secret.html">x</a>'),
        links.broken_addresses,
        "leaves the site",
    ),
    Fault(
        "link to a file of one machine",
        in_body("take-it-slow.html", '<a href="file:///home/me/x.html">x</a>'),
        links.broken_addresses,
        "has a scheme",
    ),
    Fault(
        "link that takes its host from the page",
        in_body("take-it-slow.html", '<a href="//example.org/x">x</a>'),
        links.broken_addresses,
        "has a scheme",
    ),
    Fault(
        "link that is broken on the 404 page",
        in_body("404.html", '<a href="/gone.html">x</a>'),
        links.broken_addresses,
        "site/404.html:",
    ),
    Fault(
        "missing image",
        in_body("take-it-slow.html", '<img src="gone.png" alt="">'),
        links.broken_addresses,
        "gone.png: is not there",
    ),
    Fault(
        "missing image in a srcset",
        in_body("take-it-slow.html", '<img srcset="assets/images/favicon.svg 1x, gone.png 2x" alt="">'),
        links.broken_addresses,
        "gone.png: is not there",
    ),
    Fault(
        "missing poster",
        in_body("take-it-slow.html", '<video poster="gone.png"></video>'),
        links.broken_addresses,
        "poster of <video>",
    ),
    Fault(
        "missing stylesheet",
        in_head("take-it-slow.html", '<link rel="stylesheet" href="assets/gone.css">'),
        links.broken_addresses,
        "gone.css: is not there",
    ),
    Fault(
        "missing script",
        in_head("take-it-slow.html", '<script src="assets/gone.js"></script>'),
        links.broken_addresses,
        "gone.js: is not there",
    ),
    Fault(
        "missing font",
        in_style("@font-face{font-family:x;src:url(gone.woff2)}"),
        links.broken_addresses,
        "url(gone.woff2): is not there",
    ),
    Fault(
        "missing image in a style",
        in_style("p{background:url('gone.svg')}"),
        links.broken_addresses,
        "url(gone.svg): is not there",
    ),
    Fault(
        "stylesheet that was not shipped", without("site/assets/**/*.css"), links.broken_addresses, ".css: is not there"
    ),
    Fault(
        "e-mail address without a host",
        in_body("get-help.html", '<a href="mailto:help">x</a>'),
        links.broken_addresses,
        "mailto:help: is no e-mail address",
    ),
    Fault(
        "telephone number with spaces",
        in_body("get-help.html", '<a href="tel:116 123">x</a>'),
        links.broken_addresses,
        "tel:116 123: is no number",
    ),
    Fault(
        "telephone number with letters",
        in_body("get-help.html", '<a href="tel:1800RESPECT">x</a>'),
        links.broken_addresses,
        "is no number",
    ),
    Fault(
        "page that forwards to nowhere",
        in_head("take-it-slow.html", '<meta http-equiv="refresh" content="0; url=gone.html">'),
        links.broken_addresses,
        "gone.html: is not there",
    ),
    Fault(
        "doubled id",
        in_body("take-it-slow.html", '<p id="coffee">x</p>'),
        links.doubled_ids,
        "id coffee is there 2 times",
    ),
    # The navigation and the search
    Fault(
        "page outside the navigation",
        new_file("docs/left-over.md", "# Left over\n"),
        links.pages_outside_the_navigation,
        "docs/left-over.md: the page is not in the nav",
    ),
    Fault(
        "navigation entry without a page",
        swap("mkdocs.yml", "  - get-help.md", "&&\n  - gone.md"),
        links.pages_outside_the_navigation,
        "nav lists gone.md",
    ),
    Fault(
        "page that is in the navigation twice",
        swap("mkdocs.yml", "  - get-help.md", "&&\n&&"),
        links.pages_outside_the_navigation,
        "nav lists get-help.md 2 times",
    ),
    Fault(
        "page that was not built",
        without("site/take-it-slow.html"),
        links.pages_outside_the_navigation,
        "site/take-it-slow.html is not there",
    ),
    Fault(
        "page that was built from nothing",
        new_file("site/old-page.html", "<p>x</p>"),
        links.pages_outside_the_navigation,
        "site/old-page.html: no source",
    ),
    Fault(
        "search result that leads to no page",
        in_search_index({"location": "gone.html", "title": "Gone", "text": ""}),
        links.lost_search_results,
        "leads to gone.html",
    ),
    Fault(
        "search result that leads to no anchor",
        in_search_index({"location": "get-help.html#gone", "title": "Gone", "text": ""}),
        links.lost_search_results,
        "leads to get-help.html#gone",
    ),
    Fault(
        "page that the search does not find",
        both(new_file("site/new-page.html", "<p>x</p>")),
        links.lost_search_results,
        "no result leads to new-page.html",
    ),
    # What pages load and hold
    Fault(
        "script from another host",
        in_head("take-it-slow.html", '<script src="https://cdn.example.org/x.js"></script>'),
        resources.foreign_requests,
        "https://cdn.example.org/x.js",
    ),
    Fault(
        "image from another host",
        in_body("take-it-slow.html", '<img src="https://example.org/x.png" alt="">'),
        resources.foreign_requests,
        "https://example.org/x.png",
    ),
    Fault(
        "font from another host",
        in_style("@font-face{font-family:x;src:url(https://fonts.example.org/x.woff2)}"),
        resources.foreign_requests,
        "fonts.example.org",
    ),
    Fault(
        "style imported from another host",
        in_style('@import "https://example.org/x.css";'),
        resources.foreign_requests,
        "example.org/x.css",
    ),
    Fault(
        "early connection to another host",
        in_head("take-it-slow.html", '<link rel="preconnect" href="https://fonts.example.org">'),
        resources.foreign_requests,
        "fonts.example.org",
    ),
    Fault(
        "form that sends words to another host",
        in_body("take-it-slow.html", '<form action="https://example.org/s"></form>'),
        resources.foreign_requests,
        "action of <form>",
    ),
    Fault(
        "inline script",
        in_body("take-it-slow.html", "<script>track()</script>"),
        resources.inline_code,
        'inline script "track()',
    ),
    Fault(
        "inline style",
        in_body("take-it-slow.html", '<p style="color:red">x</p>'),
        resources.inline_code,
        "style on <p>",
    ),
    Fault(
        "inline handler",
        in_body("take-it-slow.html", '<p onclick="x()">x</p>'),
        resources.inline_code,
        "onclick on <p>",
    ),
    Fault(
        "link that runs a script",
        in_body("take-it-slow.html", '<a href="javascript:x()">x</a>'),
        resources.inline_code,
        "runs a script",
    ),
    Fault(
        "image without a text alternative",
        in_body("take-it-slow.html", '<img src="assets/images/favicon.svg">'),
        resources.images_without_words,
        "<img> assets/images/favicon.svg has no text",
    ),
    Fault(
        "drawing without a text alternative",
        in_body("take-it-slow.html", "<svg><path d='M0 0h1'/></svg>"),
        resources.images_without_words,
        "a drawing has no text alternative",
    ),
    Fault(
        "source map shipped",
        new_file("site/assets/bundle.js.map", "{}"),
        resources.dead_weight,
        "site/assets/bundle.js.map",
    ),
    Fault(
        "source map named",
        new_file("site/assets/more.js", "x()\n//# sourceMappingURL=more.js.map"),
        resources.dead_weight,
        "site/assets/more.js: names a source map",
    ),
    Fault("source shipped", new_file("site/reader-words.yml", ""), resources.dead_weight, "site/reader-words.yml"),
    Fault(
        "file that nothing uses",
        new_file("site/assets/left-over.css", "p{}"),
        resources.unused_files,
        "site/assets/left-over.css: nothing names it",
    ),
    # The downloads
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
    # Front matter
    Fault(
        "no description",
        in_front_matter("take-it-slow.md", "description", None),
        on_all_pages(front_matter.wrong_keys),
        "docs/take-it-slow.md:1: front matter has no `description`",
    ),
    Fault(
        "help lines without a date of review",
        in_front_matter("get-help.md", "reviewed", None),
        on_all_pages(front_matter.wrong_keys),
        "docs/get-help.md:1: front matter has no `reviewed`",
    ),
    Fault(
        "date of review that is no date",
        in_front_matter("get-help.md", "reviewed", "last spring"),
        on_all_pages(front_matter.wrong_keys),
        "`reviewed` is not a date",
    ),
    Fault(
        "unknown key",
        swap("docs/take-it-slow.md", "^step:", "mood: calm\n&&"),
        on_all_pages(front_matter.wrong_keys),
        "key `mood` is unknown",
    ),
    Fault(
        "misspelt key",
        swap("docs/take-it-slow.md", "^description:", "discription:"),
        on_all_pages(front_matter.wrong_keys),
        "key `discription` is unknown",
    ),
    Fault(
        "step that asks nothing",
        in_front_matter("take-it-slow.md", "asks", None),
        on_all_pages(front_matter.wrong_keys),
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
        on_all_pages(front_matter.poor_description),
        "docs/take-it-slow.md:2: the description has 5",
    ),
    Fault(
        "description too long",
        in_front_matter("take-it-slow.md", "description", "Slow and " * 20),
        on_all_pages(front_matter.poor_description),
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
        "search words for no section",
        swap("docs/take-it-slow.md", "^asked_as:", "&&\n  gone: nothing"),
        on_all_pages(front_matter.lost_search_words),
        "`asked_as` names #gone",
    ),
    # Don'ts
    Fault(
        "unknown admonition type",
        after_title("take-it-slow.md", '!!! beware "Do not run"\n\n    x'),
        on_all_pages(donts.wrong_types),
        'admonition type "beware"',
    ),
    Fault(
        "admonition of another kind",
        after_title("take-it-slow.md", '!!! tip "Rest"\n\n    x'),
        on_all_pages(donts.wrong_types),
        'admonition type "tip"',
    ),
    Fault(
        "warning that folds away",
        after_title("take-it-slow.md", '??? warning "Do not run"\n\n    x'),
        on_all_pages(donts.wrong_types),
        "docs/take-it-slow.md:",
    ),
    Fault(
        "warning that does not begin so",
        before_next("take-it-slow.md", WARNING.format("Never run")),
        on_all_pages(donts.wrong_titles),
        '"Never run" does not begin with "Do not"',
    ),
    Fault(
        "warning that shortens its beginning",
        before_next("take-it-slow.md", WARNING.format("Don't run")),
        on_all_pages(donts.wrong_titles),
        '"Don\'t run" does not begin',
    ),
    Fault(
        "warning without an anchor",
        before_next("take-it-slow.md", WARNING.format("Do not run").replace("    { #planted }\n", "")),
        on_all_pages(headings.missing_anchors),
        '"Do not run" has no anchor',
    ),
    Fault(
        "warning that gives no reason",
        before_next("take-it-slow.md", '!!! warning "Do not run"\n\n    Rest.\n    { #planted }'),
        on_all_pages(donts.wrong_bodies),
        '"Do not run" has fewer than two sentences',
    ),
    Fault(
        "item that forbids in other words",
        before_next("take-it-slow.md", WARNING.format("Do not run") + "\n\n    - Never call."),
        on_all_pages(donts.wrong_bodies),
        'the item "Never call',
    ),
    Fault(
        "don't before what to do",
        after_title("take-it-slow.md", WARNING.format("Do not run")),
        on_all_pages(donts.wrong_place),
        '"Do not run" stands before anything to do',
    ),
    Fault(
        "too many don'ts on a step",
        before_next("take-it-slow.md", "\n\n".join(WARNING.format(f"Do not run {n}") for n in range(5))),
        on_all_pages(donts.wrong_place),
        "the step has",
    ),
    # The ledger
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
    # Headings and words
    Fault(
        "title that the file name does not follow",
        swap("docs/take-it-slow.md", "^# .*", "# Go slowly"),
        on_all_pages(headings.wrong_title),
        "docs/take-it-slow.md:",
    ),
    Fault(
        "two titles on a page",
        before_next("take-it-slow.md", f"# Another\n\n{LINE}"),
        on_all_pages(headings.wrong_title),
        "the page has 2 titles",
    ),
    Fault(
        "heading level skipped",
        before_next("take-it-slow.md", f"#### Deep {{ #deep }}\n\n{LINE}"),
        on_all_pages(headings.wrong_order),
        '"Deep" is an H4',
    ),
    Fault(
        "heading under the title skipped",
        after_title("take-it-slow.md", f"{LINE}\n\n### Deep {{ #deep }}\n\n{LINE}"),
        on_all_pages(headings.wrong_order),
        '"Deep" skips from H1 to H3',
    ),
    Fault(
        "heading directly under a heading",
        before_next("take-it-slow.md", "## Empty { #empty }"),
        on_all_pages(headings.wrong_order),
        'stands directly under "Empty"',
    ),
    Fault(
        "heading that asks",
        before_next("take-it-slow.md", f"## Why wait? {{ #why }}\n\n{LINE}"),
        on_all_pages(headings.wrong_words),
        '"Why wait?" asks',
    ),
    Fault(
        "heading with a full stop",
        before_next("take-it-slow.md", f"## Wait. {{ #wait }}\n\n{LINE}"),
        on_all_pages(headings.wrong_words),
        '"Wait." ends in a mark',
    ),
    Fault(
        "heading in title case",
        before_next("take-it-slow.md", f"## Wait A While {{ #wait }}\n\n{LINE}"),
        on_all_pages(headings.wrong_words),
        "capitalises A, While",
    ),
    Fault(
        "section without an anchor",
        before_next("take-it-slow.md", f"## Wait\n\n{LINE}"),
        on_all_pages(headings.missing_anchors),
        '"Wait" has no anchor',
    ),
    Fault(
        "page that leads nowhere",
        swap("docs/take-it-slow.md", r"\{ #next \}", "{ #end }"),
        on_all_pages(headings.wrong_ending),
        "docs/take-it-slow.md:",
    ),
    Fault(
        "26-word sentence",
        after_title("take-it-slow.md", LONG),
        on_all_pages(wording.long_sentences),
        "words; split it",
    ),
    Fault(
        "26-word sentence in a warning",
        before_next("take-it-slow.md", WARNING.format("Do not run").replace("It hurts.", LONG)),
        on_all_pages(wording.long_sentences),
        "words; split it",
    ),
    Fault(
        "page in officialese",
        after_title("take-it-slow.md", OFFICIALESE),
        on_all_pages(reading_age.hard_pages),
        "docs/take-it-slow.md:",
    ),
    Fault(
        "guide in officialese",
        both(*(after_title(page, OFFICIALESE * 4) for page in PAGES)),
        reading_age.hard_guide,
        "grade",
    ),
    Fault(
        "four sentences in a paragraph",
        after_title("take-it-slow.md", "One is. Two are. Three are. Four are."),
        on_all_pages(wording.long_paragraphs),
        "has 4 sentences",
    ),
    Fault(
        "item of two sentences",
        before_next("take-it-slow.md", f"{LINE}\n\n- One. Two."),
        on_all_pages(wording.wrong_lists),
        'the item "One. Two.',
    ),
    Fault(
        "list that nothing leads into",
        before_next("take-it-slow.md", "## Wait { #wait }\n\n- One."),
        on_all_pages(wording.wrong_lists),
        "nothing leads into the list",
    ),
    Fault(
        "list that is too long",
        before_next("take-it-slow.md", LINE + "\n\n" + "- One.\n" * 9),
        on_all_pages(wording.wrong_lists),
        "the list has over 8 items",
    ),
    Fault(
        "page that is too long",
        before_next("take-it-slow.md", f"{LINE}\n\n" * 200),
        on_all_pages(wording.wrong_length),
        "docs/take-it-slow.md:1: the page has",
    ),
    Fault(
        "page that is too thin",
        new_file("docs/take-it-slow.md", f"# Take it slow\n\n{LINE}\n"),
        on_all_pages(wording.wrong_length),
        "docs/take-it-slow.md:1: the page has 7 words",
    ),
    Fault(
        "filler",
        after_title("take-it-slow.md", "You should wait."),
        on_all_pages(wording.forbidden_words),
        '"should" is not a word of the guide',
    ),
    Fault(
        "short form",
        after_title("take-it-slow.md", "Wait, e.g. a week."),
        on_all_pages(wording.forbidden_words),
        '"e.g." is not a word',
    ),
    Fault(
        "promise to win somebody",
        after_title("take-it-slow.md", "So you win them back."),
        on_all_pages(wording.forbidden_words),
        '"win them back" is not a word',
    ),
    Fault(
        "gender",
        after_title("take-it-slow.md", "Give her time."),
        on_all_pages(wording.forbidden_words),
        '"her" is not a word',
    ),
    Fault(
        "label on people",
        after_title("take-it-slow.md", "Some people are needy."),
        on_all_pages(wording.forbidden_words),
        '"needy" is not a word',
    ),
    Fault(
        "American spelling",
        after_title("take-it-slow.md", "Watch your behavior."),
        on_all_pages(wording.forbidden_words),
        '"behavior" is not a word',
    ),
    Fault(
        "forbidden word in a description",
        in_front_matter(
            "take-it-slow.md", "description", "You should simply wait for them to answer you, and then wait."
        ),
        on_all_pages(wording.forbidden_words),
        'docs/take-it-slow.md:2: "should"',
    ),
    Fault(
        "link text that says nothing",
        after_title("take-it-slow.md", "Look [here](get-help.md)."),
        on_all_pages(wording.wrong_link_texts),
        'link text "here" says nothing; use the title of what it leads to: Get help',
    ),
    Fault(
        "link text of another title",
        after_title("take-it-slow.md", "Read [Find help](get-help.md)."),
        on_all_pages(wording.wrong_link_texts),
        '"Find help" is not the title of get-help.md',
    ),
    Fault(
        "text shared between two pages",
        both(after_title("take-it-slow.md", LONG), after_title("get-help.md", LONG)),
        shared_text.shared_runs,
        "stands in docs/get-help.md:",
    ),
    # What is installed
    Fault(
        "requirement without a version",
        swap("requirements.txt", r"\Z", "requests\n"),
        requirements.unpinned,
        '"requests" has no version',
    ),
    Fault(
        "requirement with a range",
        swap("requirements.txt", r"^(mkdocs)==", "mkdocs>="),
        requirements.unpinned,
        "requirements.txt:",
    ),
    Fault(
        "requirement without a hash",
        swap("requirements.txt", r"\Z", "requests==2.0.0\n"),
        requirements.unpinned,
        '"requests==2.0.0" has no hash',
    ),
    Fault(
        "requirement from one index",
        swap("requirements.txt", r"\A", "--index-url https://example.org/simple\n"),
        requirements.unpinned,
        "requirements.txt:1:",
    ),
    Fault(
        "requirement that is not pinned",
        swap("requirements.in", r"\Z", "\nrequests-cache\n"),
        requirements.missing,
        "requests-cache is not in requirements.txt",
    ),
]

# What a writer may do, and no check may mind.
HARMLESS = {
    "one long word": after_title("take-it-slow.md", "Reconsideration helps."),
    "link to another host that a reader follows": in_body("get-help.html", '<a href="https://www.example.org/">x</a>'),
    "link to a section": in_body("take-it-slow.html", '<a href="get-help.html#danger">x</a>'),
    "link to its own section": in_body("take-it-slow.html", '<a href="#coffee">x</a>'),
    "link with a search": in_body("take-it-slow.html", '<a href="get-help.html?h=help#danger">x</a>'),
    "e-mail address with a subject": in_body("get-help.html", '<a href="mailto:jo@samaritans.org?subject=Hello">x</a>'),
    "telephone number with its country": in_body("get-help.html", '<a href="tel:+44116123">x</a>'),
    "number to text": in_body("get-help.html", '<a href="sms:85258">x</a>'),
    "image in the page itself": in_body(
        "take-it-slow.html", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">'
    ),
    "image that only decorates": in_body("take-it-slow.html", '<img src="assets/images/favicon.svg" alt="">'),
    "drawing that only decorates": in_body("take-it-slow.html", '<svg aria-hidden="true"><path d="M0 0h1"/></svg>'),
    "drawing with a title": in_body("take-it-slow.html", "<svg><title>A path</title><path d='M0 0h1'/></svg>"),
    "colour in a style": in_style("p{color:#123}"),
    "image in a style": in_style("p{background:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)}"),
    "data in a page": in_body("take-it-slow.html", '<script type="application/ld+json">{}</script>'),
    "search result of a section": in_search_index(
        {"location": "get-help.html#danger", "title": "In danger now", "text": ""}
    ),
    "sentence of 25 words": after_title(
        "take-it-slow.md",
        "One two three four five six seven eight nine ten eleven twelve one two three four five six seven eight nine ten eleven twelve thirteen.",
    ),
    "three sentences in a paragraph": after_title("take-it-slow.md", "One is. Two are. Three are."),
    "full stop inside a number": after_title("take-it-slow.md", "Wait 2.5 days. Rest for 1.5 more."),
    "quotation that ends a sentence": after_title("take-it-slow.md", 'They say "no." You stop.'),
    "filler in a sample message": before_next("take-it-slow.md", "> I just wanted to say hello."),
    "time in a sentence": after_title("take-it-slow.md", "It has just ended."),
    "word that holds a forbidden one": after_title(
        "take-it-slow.md", "Put it on a shoulder, or adjust it. There and then."
    ),
    "link to a page by its title": after_title("take-it-slow.md", "Read [Get help](get-help.md)."),
    "link to a section by its heading": after_title("take-it-slow.md", "Read [In danger now](get-help.md#danger)."),
    "link inside a sentence, in small letters": after_title("take-it-slow.md", "You can [get help](get-help.md)."),
    "link to another site": after_title("take-it-slow.md", "Ask the [Samaritans](https://www.samaritans.org/)."),
    "section at the third level": before_next("take-it-slow.md", f"### Slower {{ #slower }}\n\n{LINE}"),
    "heading that begins with a number": before_next("take-it-slow.md", f"## 3 days {{ #days }}\n\n{LINE}"),
    "heading with the word I": before_next("take-it-slow.md", f"## What I feel {{ #feel }}\n\n{LINE}"),
    "list of one": before_next("take-it-slow.md", f"{LINE}\n\n- One."),
    "section with a long anchor": before_next("take-it-slow.md", f"## A walk {{ #a-walk-in-the-park }}\n\n{LINE}"),
    "sample message of one word": before_next("take-it-slow.md", "> Hello."),
    "bold words in a sentence": after_title("take-it-slow.md", "Go **gently** today."),
    "list of eight": before_next("take-it-slow.md", LINE + "\n\n" + "- One.\n" * 8),
    "list inside a list": before_next("take-it-slow.md", f"{LINE}\n\n- One.\n    - Two.\n- Three."),
    "comment in a source": after_title("take-it-slow.md", "<!-- Said by a reader in 2026. -->"),
    "new search words": swap("docs/take-it-slow.md", "^asked_as:", "&&\n  coffee: tea"),
    "page reviewed today": in_front_matter("get-help.md", "reviewed", "2030-01-01"),
    "point with a second place": swap(
        "tests/ledger.yml",
        r"\[what-not-to-do\.md#jealousy\]",
        "[what-not-to-do.md#jealousy, what-not-to-do.md#steering]",
    ),
    "comment in the ledger": swap("tests/ledger.yml", "^a:", "# Article A\n&&"),
    "comment in the requirements": swap("requirements.txt", r"\A", "# Read by pip.\n"),
}
CHECKS: list[Check] = list(dict.fromkeys(fault.check for fault in FAULTS))


@pytest.fixture(scope="session")
def told_before(guide):
    """What a check says of the guide as it is; nothing, when all is well."""
    return cache(lambda check: set(check(guide)))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_planted_fault_is_found(fault, copy, told_before):
    fault.plant(copy.root)
    told = [line for line in fault.check(copy) if line not in told_before(fault.check)]
    assert any(fault.told in line for line in told), f"{fault.what}: nothing says {fault.told!r}, only {told}"


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_change_is_let_through(name, copy, told_before):
    HARMLESS[name](copy.root)
    told = [line for check in CHECKS for line in set(check(copy)) - told_before(check)]
    assert not told, f"{name}: false alarm: {told}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "told"),
    [("gone.html", "site/index.html:1: link to gone.html"), ("other.html#gone", "Anchor `gone'")],
    ids=["broken link", "broken anchor"],
)
def test_linkchecker_sees_a_planted_fault(tmp_path, address, told):
    (tmp_path / "index.html").write_text(f'<p id="here"><a href="{address}">x</a> <a href="other.html#there">y</a></p>')
    (tmp_path / "other.html").write_text('<p id="there"><a href="index.html#here">z</a></p>')
    faults = links.broken_by_linkchecker(tmp_path)
    assert len(faults) == 1 and told in faults[0], faults
