"""What stands around the text of each page: what it tells search engines and previews, and the ways on."""

import re

from bs4 import Tag

from .built_pages import BuiltPage
from .guide import Guide
from .markdown_pages import Source

HOME = "index.html"
# One tap away from everywhere.
ALWAYS = [HOME, "get-help.html", "read-it-offline.html", "about-this-guide.html"]
PREVIEW = "assets/images/share.png"
FORBIDS_ZOOM = re.compile(r"user-scalable|maximum-scale|minimum-scale")


def wrong_heads(guide: Guide) -> list[str]:
    """Language, title, description, address and preview that are not those of the page, and a zoom that is forbidden."""
    faults = []
    for source, page in built_sources(guide):
        name, address = guide.settings["site_name"], f"{guide.address}{source.html}"
        title = name if source.html == HOME else page.title
        told = head_of(page)
        for what, right in {
            "lang": guide.settings["theme"]["language"],
            "title": name if source.html == HOME else f"{title} - {name}",
            "canonical": address,
            "og:site_name": name,
            "og:title": title,
            "og:description": told.get("description"),
            "og:url": address,
            "og:image": f"{guide.address}{PREVIEW}",
        }.items():
            if told.get(what) != right:
                faults.append(
                    f'site/{source.html}: {what} is "{told.get(what)}" instead of "{right}"; look at overrides/main.html'
                )
        if not told.get("description"):
            faults.append(f"site/{source.html}: has no description; is there one in its front matter?")
        if FORBIDS_ZOOM.search(told.get("viewport", "")) or "width=device-width" not in told.get("viewport", ""):
            faults.append(f'site/{source.html}: viewport is "{told.get("viewport")}"; let readers zoom')
        if "robots" in told:
            faults.append(f'site/{source.html}: tells search engines "{told["robots"]}"; take it out of overrides/')
    if not (guide.site / PREVIEW).is_file():
        faults.append(f"site/{PREVIEW}: is not there; previews of links show it")
    return faults


def head_of(page: BuiltPage) -> dict[str, str]:
    """What a page says of itself, by the name under which it says it."""
    told = {tag.get("name") or tag.get("property"): tag.get("content", "") for tag in page.select("head meta")}
    told["lang"] = page.tree.html.get("lang")
    told["title"] = words_of(page.tree.title)
    canonical = next(iter(page.select("link[rel=canonical]")), None)
    return told | ({"canonical": canonical["href"]} if canonical else {})


def lost_ways(guide: Guide) -> list[str]:
    """Links of the frame that are missing, lead elsewhere, or come in another order than the navigation's."""
    order = [guide.sources[name] for name in guide.nav if name in guide.sources]
    steps = guide.steps
    faults = []
    for source, page in built_sources(guide):
        if source not in order:
            continue
        place = order.index(source)
        around = {"prev": order[place - 1 : place], "next": order[place + 1 : place + 2]}
        ways = {
            "footer .always a": (ALWAYS, "overrides/partials/footer.html"),
            "footer a[rel=prev]": ([other.html for other in around["prev"]], "overrides/partials/footer.html"),
            "footer a[rel=next]": ([other.html for other in around["next"]], "overrides/partials/footer.html"),
            ".md-sidebar--primary a": ([other.html for other in order], "overrides/partials/nav.html"),
            ".md-sidebar--primary a[aria-current=page]": ([source.html], "overrides/partials/nav.html"),
            ".trail a": ([other.html for other in steps if source in steps], "overrides/main.html"),
            ".trail a[aria-current=step]": ([source.html] if source in steps else [], "overrides/main.html"),
        }
        for where, (right, template) in ways.items():
            found = [link["href"] for link in page.select(where)]
            if found != right:
                faults.append(f"site/{source.html}: {where} leads to {found} instead of {right}; look at {template}")
        faults += wrong_words(source, page, guide.steps)
        for link in page.select("footer .always a, footer .way-on a, .md-sidebar--primary a"):
            faults += wrong_name(link, source, guide)
        faults += lost_in_text(source, page)
    return faults


def wrong_words(source: Source, page: BuiltPage, steps: list[Source]) -> list[str]:
    """Numbers of steps that are not theirs, for eyes or for ears, and ways on that point the other way."""
    numbers = [str(other.meta["step"]) for other in steps]
    here = source in steps
    words = {
        ".trail p": [f"Step {source.meta['step']} of {len(steps)}"] if here else [],
        ".trail a": numbers if here else [],
        ".md-sidebar--primary .stone": numbers,
        "footer a[rel=prev] span": ["Back"] * len(page.select("footer a[rel=prev]")),
        "footer a[rel=next] span": ["Onward"] * len(page.select("footer a[rel=next]")),
    }
    found = {where: [words_of(part) for part in page.select(where)] for where in words}
    found["names of .trail a"] = [link.get("aria-label") for link in page.select(".trail a")]
    words["names of .trail a"] = [f"Step {other.meta['step']}: {other.title}" for other in steps if here]
    return [
        f"site/{source.html}: {where} says {found[where]} instead of {right}; look at overrides/"
        for where, right in words.items()
        if found[where] != right
    ]


def wrong_name(link: Tag, source: Source, guide: Guide) -> list[str]:
    """A link of the frame that does not end in the title of its page."""
    to = guide.pages.get(link["href"])
    title = to.title if to else ""
    if words_of(link).endswith(title):
        return []
    return [f'site/{source.html}: "{words_of(link)}" leads to {link["href"]}; name it "{title}" in overrides/partials/']


def lost_in_text(source: Source, page: BuiltPage) -> list[str]:
    """A skip link that skips nothing, and a step that does not say what it asks."""
    faults = []
    skip = next(iter(page.select("a.md-skip")), None)
    if not skip or skip["href"].removeprefix("#") not in page.tags_by_id:
        faults.append(f"site/{source.html}: no link skips to the text; look at overrides/main.html")
    if source.meta.get("asks", "") not in words_of(next(iter(page.select("h1 + .asks")), None)):
        faults.append(f"site/{source.html}: does not say what the step asks; look at overrides/main.html")
    return faults


def wrong_lists_for_search_engines(guide: Guide) -> list[str]:
    """A robots.txt that keeps search engines out, and a sitemap that is not the list of pages."""
    address = guide.address
    robots, sitemap = guide.site / "robots.txt", guide.site / "sitemap.xml"
    wanted = f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n"
    faults = []
    if not robots.is_file() or robots.read_text(encoding="utf-8") != wanted:
        faults.append(f"site/robots.txt: is not {wanted!r}; look at overrides/hooks/host_headers.py")
    listed = re.findall(r"<loc>(.*?)</loc>", sitemap.read_text(encoding="utf-8")) if sitemap.is_file() else []
    pages = [f"{address}{source.html}" for source in guide.sources.values()]
    faults += [
        f"site/sitemap.xml: {page} is {'not in it' if page in pages else 'no page'}; is site_url in mkdocs.yml right?"
        for page in sorted(set(listed) ^ set(pages))
    ]
    return faults


def built_sources(guide: Guide) -> list[tuple[Source, BuiltPage]]:
    """Each page of docs/ that was built, with what it became."""
    return [(source, guide.pages[source.html]) for source in guide.sources.values() if source.html in guide.pages]


def words_of(tag: Tag | None) -> str:
    return " ".join(tag.get_text().split()) if tag else ""
