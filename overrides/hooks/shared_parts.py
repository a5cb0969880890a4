"""Let what all pages have in common, and only scripts make use of, travel once.

The choice of theme, the search box and the settings of the theme's script are 5 kB on each page, and a reader whose
browser runs no scripts sees nothing of them. Here a small element takes the place of each, and a script in the head
replaces that element in the moment in which the browser reads it: nothing is seen to come in later.
"""

import json
import re
from collections.abc import Iterable, Mapping

from mkdocs.exceptions import PluginError

# Each from its first words to what follows it: in the header, and at the end.
PARTS = [
    re.compile(r'<form class="md-header__option".*?(?=</nav>\n</header>)', re.DOTALL),
    re.compile(r'<div class="md-dialog".*?(?=</body>)', re.DOTALL),
]
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>\n?", re.DOTALL)
DEFERRED_SCRIPT = re.compile(r'<script defer src="([^"]+)"></script>\n?')
HASHES = re.compile(r" 'sha256-[^']+'")
PLACEHOLDER = "<shared-part></shared-part>\n"
PUT_BACK = """\
customElements.define("shared-part", (parts => class extends HTMLElement {
  connectedCallback() {
    const [html, run] = parts.shift();
    this.outerHTML = html;
    run();
  }
})([%s]));
"""


def take_out(pages: Mapping[str, str], shared: str, deferred: str) -> tuple[dict[str, str], str, list[str]]:
    """The pages without their common parts, the script `shared` that puts these back, and which scripts `deferred` joins."""
    head, places, scripts, slim = {}, {}, {}, {}
    for name, html in pages.items():
        scripts[name] = DEFERRED_SCRIPT.findall(html)
        html = DEFERRED_SCRIPT.sub("", html)
        places[name] = [part for pattern in PARTS for part in pattern.findall(html)]
        for part in places[name]:
            html = html.replace(part, PLACEHOLDER)
        head[name] = INLINE_SCRIPT.findall(html)
        tags = f'<script src="{shared}"></script>\n<script defer src="{deferred}"></script>\n'
        slim[name] = HASHES.sub("", INLINE_SCRIPT.sub("", html).replace("</head>", f"{tags}</head>"))
    parts = the_same_on_all(places)
    if len(parts) != len(PARTS):
        raise PluginError(
            f"the pages have {len(parts)} of {len(PARTS)} parts to share; did the theme's templates change? "
            "Look at PARTS in shared_parts.py"
        )
    return slim, put_back(the_same_on_all(head), parts), the_same_on_all(scripts)


def put_back(head: Iterable[str], parts: Iterable[str]) -> str:
    """A script that does what the inline scripts in the `head` did, and gives each of the `parts` its place again."""
    calls = ((INLINE_SCRIPT.sub("", part), ";".join(INLINE_SCRIPT.findall(part))) for part in parts)
    listed = (f"[{json.dumps(html, ensure_ascii=False)}, () => {{{script}}}]" for html, script in calls)
    return ";\n".join([*head, PUT_BACK % ",\n".join(listed)])


def the_same_on_all(found: Mapping[str, list[str]]) -> list[str]:
    """What was found on every page, which has to be the same."""
    (first, wanted), *others = found.items()
    for name, other in others:
        if other != wanted:
            differing = next((two for one, two in zip(wanted, other) if one != two), f"{len(other)} parts")
            raise PluginError(
                f"{name} and {first} differ where all pages have to be the same, so that one copy serves all: "
                f"{differing[:200]}... Make the template that writes it alike for all pages, or leave it out of PARTS in shared_parts.py"
            )
    return wanted
