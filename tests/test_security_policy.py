"""Every page forbids what is not the site's own, and works all the same."""

import re

import pytest
from checks.browsing import search, wake, watched
from checks.built_pages import BuiltPage, read_page

ALLOWED = {
    "default-src": {"'none'"},
    "script-src": {"'self'", "file:"},
    "style-src": {"'self'", "file:"},
    "img-src": {"'self'", "file:", "data:"},
    "connect-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}
# Sent with every page, where a host reads _headers.
SENT = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",  # who follows a link to a help line brings no trace of where from
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}
HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")


@pytest.fixture(scope="module")
def single_file(site) -> BuiltPage:
    return read_page(site / "download" / "the-way-back.html")


def directives(policy: str) -> dict[str, set[str]]:
    return {name: set(sources) for name, *sources in (part.split() for part in policy.split(";"))}


def policy_in(page: BuiltPage) -> dict[str, set[str]]:
    return directives(page.tree.select_one("meta[http-equiv=Content-Security-Policy]")["content"])


def test_every_page_has_the_strict_policy_before_anything_it_governs(report, guide):
    faults = []
    for name, page in guide.documents.items():
        head = page.tree.head.find_all(True, limit=2)
        if not head[0].get("charset") or head[1].get("http-equiv") != "Content-Security-Policy":
            faults.append(f"site/{name}: its policy is not the first thing in it; look at security_policy.py")
            continue
        policy = policy_in(page)
        policy["script-src"] -= {source for source in policy["script-src"] if HASH.fullmatch(source)}
        faults += [
            f"site/{name}: its policy allows {directive} {' '.join(sorted(policy.get(directive, {'anything'})))}; "
            f"keep it at {' '.join(sorted(ALLOWED.get(directive, {'nothing'})))} in security_policy.py"
            for directive in sorted(policy.keys() | ALLOWED.keys())
            if policy.get(directive) != ALLOWED.get(directive)
        ]
    report(faults)


def test_the_single_file_has_a_policy_as_strict(single_file):
    policy = policy_in(single_file)
    for directive in ("script-src", "style-src"):
        kept = {source for source in policy.pop(directive) if not HASH.fullmatch(source)}
        assert not kept, f"the-way-back.html: its policy allows {directive} {kept}; look at single-file/guide.html"
    wanted = {"default-src": {"'none'"}, "img-src": {"data:"}, "base-uri": {"'none'"}, "form-action": {"'none'"}}
    assert policy == wanted, f"the-way-back.html: its policy is {policy}; look at single-file/guide.html"
    assert single_file.tree.select_one("meta[name=referrer]")["content"] == "no-referrer", (
        "the-way-back.html: tells help lines where a reader comes from; look at single-file/guide.html"
    )


def test_browsers_keep_no_search_and_send_none_to_a_spelling_service(guide, single_file):
    boxes = [page.tree.select_one("input[data-md-component=search-query]") for page in guide.documents.values()]
    for box in [*boxes, single_file.tree.select_one("input#query")]:
        assert (box.get("autocomplete"), box.get("spellcheck")) == ("off", "false"), (
            f"a browser keeps or sends what is typed into {box}; look at search.html and single-file/guide.html"
        )


def test_hosts_that_read_headers_send_the_same_policy_and_more(guide, site):
    lines = (site / "_headers").read_text(encoding="utf-8").split("\n/\n")[0].splitlines()[1:]
    assert (site / "_headers").read_text(encoding="utf-8").startswith("/*\n"), (
        "site/_headers: its first rule is not for all files; look at host_headers.py"
    )
    headers = dict(line.strip().split(": ", 1) for line in lines)
    sent = directives(headers["Content-Security-Policy"])
    assert sent.pop("frame-ancestors") == {"'none'"}, (
        "site/_headers: lets other sites put the guide into a frame; look at host_headers.py"
    )
    for name, page in guide.documents.items():
        for directive, sources in policy_in(page).items():
            added = sent[directive] - sources
            assert sources <= sent[directive] and all(map(HASH.fullmatch, added)), f"{name}: {directive}"
    wrong = {name: headers.get(name) for name, value in SENT.items() if headers.get(name) != value}
    assert not wrong, f"site/_headers: sends {wrong}; look at host_headers.py"


def test_only_files_whose_names_change_with_their_content_are_kept_for_ever(site):
    rules = re.findall(
        r"^(/\S*)\n  Cache-Control: (.+)$", (site / "_headers").read_text(encoding="utf-8"), re.MULTILINE
    )
    for_ever = [path for path, rule in rules if "immutable" in rule]
    assert for_ever, "site/_headers: nothing is kept for ever; look at host_headers.py"
    for path in for_ever:
        for file in (site / path.strip("/*")).rglob("*.*"):
            assert re.search(r"\.[0-9a-f]{8}\.", file.name), f"{file}: kept for ever under a name that does not change"
    lacks = {f"/{path.name}" for path in site.glob("*.html")} - {path for path, rule in rules if "max-age=300" in rule}
    assert not lacks, f"site/_headers: does not say how long {lacks} may be kept; look at host_headers.py"


@pytest.mark.parametrize("place", ["served", "unzipped"], ids=["on a host", "from disk"])
def test_nothing_on_the_pages_is_refused_in_any_state(report, browser, request, place):
    place = request.getfixturevalue(place)
    home = place if isinstance(place, str) else place.as_uri() + "/"
    with watched(browser, home) as (page, watch):
        page.set_viewport_size({"width": 390, "height": 800})
        page.goto(home + "index.html")
        wake(page)
        page.locator("header label[for=__drawer]").click()
        page.keyboard.press("Escape")
        page.set_viewport_size({"width": 1280, "height": 800})
        page.locator("header label[for^=__palette]:visible").click()
        search(page, "jealousy")
        page.keyboard.press("Escape")
        page.goto(home + "the-guide-on-one-page.html")
        wake(page)
        page.emulate_media(media="print")
        report(watch.faults)


@pytest.mark.parametrize("place", ["on a host", "from disk"])
def test_a_planted_script_is_refused(browser, site, tmp_path, served, place):
    html = (
        (site / "take-it-slow.html")
        .read_text(encoding="utf-8")
        .replace("</article>", "<script>planted = true</script></article>")
    )
    address = served + "take-it-slow.html"
    if place == "from disk":
        planted = tmp_path / "take-it-slow.html"
        planted.write_text(html, encoding="utf-8")
        address = planted.as_uri()
    with watched(browser, address) as (page, watch):
        if place == "on a host":
            page.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto(address)
        assert page.evaluate("typeof planted") == "undefined", "a planted script runs; look at security_policy.py"
        assert any("Content Security Policy" in fault for fault in watch.faults)
