"""What stands around the text of a page."""

from checks import page_frame
from planting import Fault, in_body, in_head, new_file, swap, without

PAGE = "site/take-it-slow.html"

FAULTS = [
    Fault("no language", swap(PAGE, ' lang="en"', ""), page_frame.wrong_heads, "take-it-slow.html: lang"),
    Fault(
        "title of another page", swap(PAGE, "<title>Take it slow", "<title>Get help"), page_frame.wrong_heads, "title"
    ),
    Fault("no address of its own", swap(PAGE, '<link rel="canonical".*>', ""), page_frame.wrong_heads, "canonical"),
    Fault("address of another page", swap(PAGE, 'slow.html">', 'fast.html">'), page_frame.wrong_heads, "canonical"),
    Fault(
        "no description", swap(PAGE, '<meta name="description".*>', ""), page_frame.wrong_heads, "has no description"
    ),
    Fault("preview that is cut", swap(PAGE, '(?<=og:title" content=")Take it', ""), page_frame.wrong_heads, "og:title"),
    Fault(
        "preview of two addresses", swap(PAGE, "example/assets", "example//assets"), page_frame.wrong_heads, "og:image"
    ),
    Fault("no picture for previews", without("site/assets/images/share.png"), page_frame.wrong_heads, "share.png"),
    Fault(
        "zoom forbidden",
        swap(PAGE, "initial-scale=1", "&&,user-scalable=no"),
        page_frame.wrong_heads,
        "let readers zoom",
    ),
    Fault(
        "page hidden from search engines",
        in_head("take-it-slow.html", '<meta name="robots" content="noindex">'),
        page_frame.wrong_heads,
        "noindex",
    ),
    Fault(
        "help that is not one tap away",
        swap(PAGE, '(?<=<a href=")get-help.html(?=">Get help</a>\\n<a href="read)', "index.html"),
        page_frame.lost_ways,
        "footer .always a leads to",
    ),
    Fault("no page after this one", swap(PAGE, ' rel="next"><span', "><span"), page_frame.lost_ways, "a[rel=next]"),
    Fault(
        "list of pages in another order",
        swap(
            "mkdocs.yml",
            "  - messages-you-can-adapt.md\n(.*)\n",
            "  - the-guide-on-one-page.md\n  - messages-you-can-adapt.md\n",
        ),
        page_frame.lost_ways,
        ".md-sidebar--primary a leads to",
    ),
    Fault(
        "page that is not marked in the list",
        swap(PAGE, ' aria-current="page"', ""),
        page_frame.lost_ways,
        "aria-current=page",
    ),
    Fault(
        "step that is not marked on the way",
        swap(PAGE, ' aria-current="step"', ""),
        page_frame.lost_ways,
        "aria-current=step",
    ),
    Fault(
        "link under another name",
        swap(PAGE, "</span> Talk about the past", "</span> Onward"),
        page_frame.lost_ways,
        'Onward" leads to',
    ),
    Fault(
        "skip link that skips nothing",
        swap(PAGE, 'href="#take-it-slow" class="md-skip"', 'href="#gone" class="md-skip"'),
        page_frame.lost_ways,
        "no link skips",
    ),
    Fault(
        "step that does not say what it asks",
        swap(PAGE, '<p class="asks">.*</p>', ""),
        page_frame.lost_ways,
        "what the step asks",
    ),
    Fault(
        "wrong number of steps",
        swap(PAGE, "Step 3 of 6", "Step 3 of 7"),
        page_frame.lost_ways,
        "['Step 3 of 7'] instead of",
    ),
    Fault(
        "stone with the number of another step",
        swap(PAGE, r'(aria-label="Step 2: [^>]*>)2', "&&3"),
        page_frame.lost_ways,
        ".trail a says",
    ),
    Fault(
        "stone that is read aloud as another page",
        swap(PAGE, "Step 2: Make first contact", "Step 2: Take it slow"),
        page_frame.lost_ways,
        "names of .trail a says",
    ),
    Fault(
        "way back that says onward",
        swap(PAGE, "<span>Back</span>", "<span>Onward</span>"),
        page_frame.lost_ways,
        "footer a[rel=prev] span says",
    ),
    Fault(
        "step that asks another thing",
        swap(PAGE, r"(?<=of you:</b> ).*</p>", "Go fast.</p>"),
        page_frame.lost_ways,
        "what the step asks",
    ),
    Fault(
        "search engines kept out",
        swap("site/robots.txt", "Allow", "Disallow"),
        page_frame.wrong_lists_for_search_engines,
        "robots.txt",
    ),
    Fault(
        "page missing from the sitemap",
        swap("site/sitemap.xml", "get-help", "got-help"),
        page_frame.wrong_lists_for_search_engines,
        "get-help.html is not in it",
    ),
]

HARMLESS = {
    "number of a step in the text": in_body("take-it-slow.html", "<span>Step 4 of 6</span>"),
    "link that search engines leave alone": in_body(
        "take-it-slow.html", '<a rel="nofollow" href="get-help.html">x</a>'
    ),
    "link with a name for ears": in_body("take-it-slow.html", '<a aria-label="Step 9" href="get-help.html">x</a>'),
    "way back in the text": in_body("take-it-slow.html", "<span>Back</span>"),
    "stone in the text": in_body("take-it-slow.html", '<span class="stone">9</span>'),
    "promise in other words in the text": in_body("take-it-slow.html", "<span>What it asks of you: rest.</span>"),
    "one more preview": in_head("take-it-slow.html", '<meta name="twitter:title" content="Take it slow">'),
    "colour of the browser": in_head("get-help.html", '<meta name="theme-color" content="#fff">'),
    "link in the text": in_body("take-it-slow.html", '<span><a href="get-help.html">Help</a></span>'),
    "drawing in the text": in_body("hear-the-answer.html", '<svg aria-hidden="true"></svg>'),
    "words in the footer": swap("site/get-help.html", "<p>Words under", "<p>Thank you.</p>&&"),
    "title on two lines": swap("site/get-help.html", "<title>Get", "&&\n"),
    "search engine kept from one list": new_file("site/humans.txt", "Somebody who cares."),
    "page with a small zoom to begin with": swap("site/get-help.html", "initial-scale=1", "initial-scale=1.0"),
    "page with a class": swap("site/index.html", "<body ", '<body class="home" '),
    "sitemap with a date": swap("site/sitemap.xml", "<lastmod>.*</lastmod>", "<lastmod>2030-01-01</lastmod>"),
    "words that describe the language": swap("site/hear-the-answer.html", "<article", '<article lang="en-GB"'),
    "footer with one more list": swap("site/hear-the-answer.html", "</footer>", '<nav aria-label="More"></nav>&&'),
    "link that opens a search": in_body("about-this-guide.html", '<a href="index.html?q=coffee">x</a>'),
    "comment in the head": in_head("about-this-guide.html", "<!-- Seen by nobody. -->"),
    "anchor before the title": in_body("about-this-guide.html", '<span id="top"></span>'),
    "page in the middle of the way renamed in a comment": swap(
        "mkdocs.yml", "  - hear-the-answer.md", "&&  # Was: the-talk.md"
    ),
    "icon of another size": in_head(
        "read-it-offline.html", '<link rel="icon" href="assets/images/favicon.svg" sizes="any">'
    ),
    "address of the feed of another site": in_head(
        "read-it-offline.html", '<link rel="alternate" href="https://example.org/feed">'
    ),
    "description in the text": in_body("read-it-offline.html", '<span class="description">x</span>'),
    "step named in the text": in_body("read-it-offline.html", "<span>Step 3 of 6</span>"),
}
