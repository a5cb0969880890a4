"""Addresses, the navigation and the search."""

from checks import links
from planting import Fault, after_title, both, in_body, in_head, in_search_index, in_style, new_file, swap, without

FAULTS = [
    Fault(
        "link of a source to a missing page",
        after_title("hear-the-answer.md", "See [the help](get-halp.md)."),
        links.links_to_nothing,
        "[the help](get-halp.md) leads to no page; write get-help.md",
    ),
    Fault(
        "link of a source to a missing anchor",
        after_title("hear-the-answer.md", "See [violence](get-help.md#violince)."),
        links.links_to_nothing,
        "leads to no anchor of docs/get-help.md; write violence",
    ),
    Fault(
        "link of a source to a missing anchor of its own",
        after_title("hear-the-answer.md", "See [the end](#neext)."),
        links.links_to_nothing,
        "(#neext) leads to no anchor of docs/hear-the-answer.md; write next",
    ),
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
        "number that dials another",
        in_body("get-help.html", '<a href="tel:116124">116 123</a>'),
        links.misdialled_numbers,
        '"116 123" dials tel:116124',
    ),
    Fault(
        "number that is not shown",
        in_body("get-help.html", '<a href="sms:85258">Shout</a>'),
        links.misdialled_numbers,
        '"Shout" dials sms:85258',
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
]

HARMLESS = {
    "link of a source to its own section": after_title("hear-the-answer.md", "See [What comes next](#next)."),
    "link of a source to a page": after_title("take-it-slow.md", "See [Get help](get-help.md)."),
    "link of a source to a section": after_title(
        "start-again-together.md", "See [Thoughts of ending your life](get-help.md#ending-your-life)."
    ),
    "link of a source to a place outside": after_title(
        "about-this-guide.md", "See [The example domain](https://example.org/)."
    ),
    "link of a source to a download": after_title("read-it-offline.md", "See [one file](download/the-way-back.html)."),
    "link of a source to a warning": after_title(
        "hear-the-answer.md", "See [Do not try to make them jealous](what-not-to-do.md#jealousy)."
    ),
    "link to another host that a reader follows": in_body("get-help.html", '<a href="https://www.example.org/">x</a>'),
    "link to a section": in_body("take-it-slow.html", '<a href="get-help.html#danger">x</a>'),
    "link to its own section": in_body("take-it-slow.html", '<a href="#coffee">x</a>'),
    "link to its own page": in_body("take-it-slow.html", '<a href="take-it-slow.html">x</a>'),
    "link to its own top": in_body("take-it-slow.html", '<a href="#">x</a>'),
    "link to the home page": in_body("take-it-slow.html", '<a href="index.html">x</a>'),
    "link that says where it starts": in_body("take-it-slow.html", '<a href="./get-help.html">x</a>'),
    "link that goes out of a folder and in again": in_body(
        "take-it-slow.html", '<a href="assets/../get-help.html">x</a>'
    ),
    "link with a letter in percent": in_body("take-it-slow.html", '<a href="get%2Dhelp.html#d%61nger">x</a>'),
    "link with a search": in_body("take-it-slow.html", '<a href="get-help.html?h=help#danger">x</a>'),
    "link to a download": in_body("take-it-slow.html", '<a href="download/the-way-back.zip">x</a>'),
    "link from the 404 page": in_body("404.html", '<a href="/get-help.html#danger">x</a>'),
    "anchor without an address": in_body("take-it-slow.html", "<a>x</a>"),
    "e-mail address": in_body("get-help.html", '<a href="mailto:help@mail.example.org">x</a>'),
    "e-mail address with a subject": in_body("get-help.html", '<a href="mailto:jo@samaritans.org?subject=Hello">x</a>'),
    "telephone number of three digits": in_body("get-help.html", '<a href="tel:999">999</a>'),
    "telephone number with its country": in_body("read-it-offline.html", '<a href="tel:+44800123">0800 123</a>'),
    "number to text": in_body("get-help.html", '<a href="sms:85258">text 85258</a>'),
    "number that is written with spaces": in_body("get-help.html", '<a href="tel:116123">116 123</a>'),
    "image in the page itself": in_body(
        "take-it-slow.html", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">'
    ),
    "images in a srcset": in_body(
        "take-it-slow.html", '<img srcset="assets/images/favicon.svg 1x, assets/images/share.png 2x" alt="">'
    ),
    "poster": in_body("take-it-slow.html", '<video poster="assets/images/share.png"></video>'),
    "script": in_head("take-it-slow.html", '<script src="assets/scripts/guide.js"></script>'),
    "page that forwards": in_head("take-it-slow.html", '<meta http-equiv="refresh" content="0; url=get-help.html">'),
    "image in a style, from its folder": in_style("p{background:url(../images/favicon.svg)}"),
    "part of a drawing in a style": in_style("p{filter:url(../images/favicon.svg#glow)}"),
    "font in the style itself": in_style("@font-face{font-family:x;src:url(data:font/woff2;base64,d09GMg==)}"),
    "id that another page has too": in_body("get-help.html", '<span id="coffee">x</span>'),
    "id that differs in its capital": in_body("take-it-slow.html", '<span id="Coffee">x</span>'),
    "id on something that is not seen": in_body("take-it-slow.html", '<span id="planted" hidden></span>'),
    "comment in the navigation": swap("mkdocs.yml", "^  - get-help.md", "  # For who cannot wait\n&&"),
    "file in docs/ that is no page": new_file("docs/notes.txt", "What a reader said."),
    "search result of a page": in_search_index({"location": "get-help.html", "title": "Get help", "text": ""}),
    "search result of the home page": in_search_index({"location": "", "title": "Home", "text": ""}),
    "search result of a section": in_search_index(
        {"location": "get-help.html#danger", "title": "In danger now", "text": ""}
    ),
    "search result with words of readers": in_search_index(
        {"location": "get-help.html#danger", "title": "x", "text": "", "asked_as": ["afraid"]}
    ),
}
