"""Every page forbids what is not the site's own, and hosts that read `_headers` send the same."""

import base64
import hashlib
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from shared.built_site import BuiltSite
from shared.promises import promise_of_site

HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")
ALLOWED = {
    "default-src": {"'none'"},
    "script-src": {"'self'", "file:"},
    "style-src": {"'self'", "file:"},
    "img-src": {"'self'", "file:", "data:"},
    "connect-src": {"'self'"},
    "worker-src": {"'self'"},
    "manifest-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}
ALLOWED_IN_THE_SINGLE_FILE = {
    "default-src": {"'none'"},
    "script-src": set(),
    "style-src": set(),
    "img-src": {"data:"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}
# Sent with every file, where a host reads _headers.
SENT = {
    "for": "/*",
    "Cache-Control": "public, max-age=300, must-revalidate",  # a help line that changed is seen at once
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",  # who follows a link to a help line brings no trace of where from
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}


def directives(policy: str) -> dict[str, set[str]]:
    return {name: set(sources) for name, *sources in (part.split() for part in policy.split(";"))}


def wrong_policy(file: str, page: BeautifulSoup, allowed: dict[str, set[str]]) -> list[str]:
    """A policy that comes too late, allows more or less than it has to, or does not know what the page runs."""
    head = page.head.find_all(True, limit=2)
    if len(head) < 2 or not head[0].get("charset") or head[1].get("http-equiv") != "Content-Security-Policy":
        return [f"site/{file}: its policy does not come first; look at overrides/build/policy.py"]
    policy = directives(head[1]["content"])
    code = [tag.string.encode() for tag in page.find_all(["script", "style"], src=False) if tag.string]
    inline = {f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'" for text in code}
    known = {source for sources in policy.values() for source in sources if HASH.fullmatch(source)}
    faults = [f"lacks the hash {hash} of what the page runs" for hash in inline - known]
    for name in sorted(policy.keys() | allowed.keys()):
        if policy.get(name, {"anything"}) - known != allowed.get(name, {"nothing"}):
            faults.append(f"allows {name} {policy.get(name, 'anything')}, not {allowed.get(name, 'nothing')}")
    return [f"site/{file}: its policy {fault}; look at overrides/build/policy.py" for fault in faults]


@promise_of_site
def test_no_wrong_policies(site: BuiltSite) -> Iterator[str]:
    for file, page in site.documents.items():
        yield from wrong_policy(file, page, ALLOWED)
    yield from wrong_policy("download/the-way-back.html", site.single_file, ALLOWED_IN_THE_SINGLE_FILE)


@promise_of_site
def test_no_wrong_headers(site: BuiltSite) -> Iterator[str]:
    """Headers that are not sent with every file, or that forbid or allow another thing than the pages do."""
    rule, *lines = site.text("_headers").splitlines()
    headers = {"for": rule} | dict(line.strip().split(": ", 1) for line in lines)
    sent = directives(headers.get("Content-Security-Policy", "default-src *"))
    wanted = ALLOWED | {"frame-ancestors": {"'none'"}}
    for page in (*site.documents.values(), site.single_file):
        for policy in page.select("meta[http-equiv]"):
            wanted |= {
                name: wanted.get(name, set()) | sources for name, sources in directives(policy["content"]).items()
            }
    for name, value in SENT.items():
        if headers.get(name) != value:
            yield f"site/_headers: {name} is {headers.get(name)}, not {value}; look at overrides/build/host_files.py"
    for name in sorted(sent.keys() | wanted.keys()):
        if sent.get(name) != wanted.get(name):
            yield f"site/_headers: allows {name} {sent.get(name)}, not {wanted.get(name)}; look at host_files.py"


@promise_of_site
def test_no_fields_that_are_kept(site: BuiltSite) -> Iterator[str]:
    """What is typed is neither kept nor sent to a spelling service, and no help line learns where a reader comes from."""
    single = {"download/the-way-back.html": site.single_file}
    for file, page in (site.documents | single).items():
        for field in page.select("input[type=search]:not([autocomplete=off][spellcheck=false])"):
            yield f"site/{file}: a browser keeps or sends what is typed into {field}; look at partials/search.html"
    if not site.single_file.select('meta[name=referrer][content="no-referrer"]'):
        yield "site/download/the-way-back.html: tells where a reader comes from; look at single_file/guide.html"
