"""What pages load and hold."""

from checks import resources
from planting import Fault, both, in_body, in_head, in_style, new_file

FAULTS = [
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
]

HARMLESS = {
    "image with words": in_body("take-it-slow.html", '<img src="assets/images/favicon.svg" alt="Two paths that meet">'),
    "image that only decorates": in_body("take-it-slow.html", '<img src="assets/images/favicon.svg" alt="">'),
    "drawing that only decorates": in_body("take-it-slow.html", '<svg aria-hidden="true"><path d="M0 0h1"/></svg>'),
    "drawing in a part that only decorates": in_body(
        "take-it-slow.html", '<span aria-hidden="true"><svg></svg></span>'
    ),
    "drawing with a title": in_body("take-it-slow.html", "<svg><title>A path</title><path d='M0 0h1'/></svg>"),
    "drawing with a label": in_body("take-it-slow.html", '<svg aria-label="A path"><path d="M0 0h1"/></svg>'),
    "colour in a style": in_style("p{color:#123}"),
    "image in a style": in_style("p{background:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)}"),
    "image beside its style": both(
        new_file("site/assets/stylesheets/dot.svg", "<svg/>"), in_style("p{background:url(dot.svg)}")
    ),
    "image of one page": both(
        new_file("site/assets/images/walk.svg", "<svg/>"),
        in_body("take-it-slow.html", '<img src="assets/images/walk.svg" alt="">'),
    ),
    "script of one page": both(
        new_file("site/assets/scripts/more.js", "x() // Maps the source of a touch."),
        in_head("take-it-slow.html", '<script src="assets/scripts/more.js"></script>'),
    ),
    "data in a page": in_body("take-it-slow.html", '<script type="application/ld+json">{}</script>'),
    "words about code": in_body("take-it-slow.html", "<span>javascript:x() and onclick=x() and style=x</span>"),
    "quotation with its source": in_body("take-it-slow.html", '<q cite="https://www.example.org/study">x</q>'),
    "address of the same page elsewhere": in_head(
        "take-it-slow.html", '<link rel="alternate" href="https://example.org/">'
    ),
    "map of an image": in_body("take-it-slow.html", '<map><area href="https://example.org/" alt="A path"></map>'),
}
