"""What a page loads: all of it is in the site, nothing from another host, nothing that nobody uses."""

import re
from functools import cache
from urllib.parse import urlsplit

from .built_pages import STYLE_ADDRESS, BuiltPage
from .guide import Guide

# Inline scripts that the theme writes, by what they begin with; their hashes are in the content security policy.
THEME_SCRIPTS = ("__md_scope=", "var palette=__md_get(", "var target=document.getElementById(location.hash")
# Links that a browser does not follow by itself.
NOT_LOADED = {"canonical", "prev", "next", "alternate", "license", "author", "help", "me"}
# What a <script> may hold besides code.
DATA = {"application/json", "application/ld+json"}
DEAD_WEIGHT = (".map", ".py", ".md", ".yml", ".pyc", ".bak", ".orig", ".DS_Store")


def foreign_requests(guide: Guide) -> list[str]:
    """What a page or a style would fetch from another host; links that a reader follows are not among it."""
    faults = []
    for page, document in guide.documents.items():
        for address in document.addresses:
            if address.tag in {"a", "area"} or address.attribute == "cite":
                continue
            if address.tag == "link" and address.rel and NOT_LOADED.issuperset(address.rel):
                continue
            if is_foreign(address.text):
                faults.append(
                    f"site/{page}:{address.line}: {address.attribute} of <{address.tag}> asks another host, "
                    f"{address.text}; put the file into docs/assets/"
                )
    for path in sorted(guide.site.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        for address in STYLE_ADDRESS.findall(text) + re.findall(r"@import\s+[\"']([^\"']+)", text):
            if is_foreign(address):
                faults.append(
                    f"site/{path.relative_to(guide.site).as_posix()}: url({address}) asks another host; "
                    "put the file into docs/assets/"
                )
    return faults


def is_foreign(address: str) -> bool:
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme in {"http", "https", "ws", "wss", "ftp"}


def inline_code(guide: Guide) -> list[str]:
    """Scripts, styles and handlers inside pages, which the content security policy refuses."""
    return [f"site/{name}:{fault}" for name, page in guide.documents.items() for fault in code_in(page)]


@cache
def code_in(page: BuiltPage) -> list[str]:
    faults = []
    for tag in page.tree.find_all("script", src=False):
        words = tag.get_text().strip()
        if tag.get("type") not in DATA and not words.startswith(THEME_SCRIPTS):
            faults.append(f'{tag.sourceline}: inline script "{words[:40]}…"; move it to docs/assets/scripts/')
    for tag in page.tree.find_all(True):
        if tag.name == "style":
            faults.append(f"{tag.sourceline}: inline <style>; move it to docs/assets/guide.css")
        for attribute, value in tag.attrs.items():
            where = f"{tag.sourceline}: {attribute} on <{tag.name}>"
            if attribute == "style":
                faults.append(f"{where}; move it to docs/assets/guide.css")
            elif attribute.startswith("on"):
                faults.append(f"{where}; listen for it in docs/assets/scripts/guide.js")
            elif isinstance(value, str) and value.strip().lower().startswith("javascript:"):
                faults.append(f"{where} runs a script; make it a link or a button")
    return faults


def images_without_words(guide: Guide) -> list[str]:
    """Images and drawings that a screen reader could not tell of, nor pass over."""
    return [f"site/{name}:{fault}" for name, page in guide.documents.items() for fault in silent_images_in(page)]


@cache
def silent_images_in(page: BuiltPage) -> list[str]:
    faults = [
        f"{tag.sourceline}: <{tag.name}> {tag.get('src', '')} has no text alternative; "
        'say what it shows, or write alt="" if it only decorates'
        for tag in page.tree.find_all(["img", "area"], alt=False)
    ]
    for tag in page.select("article svg"):
        named = tag.get("aria-label") or tag.get("aria-labelledby") or tag.find("title")
        hidden = tag.get("aria-hidden") == "true" or tag.find_parent(attrs={"aria-hidden": "true"})
        if not named and not hidden:
            faults.append(
                f"{tag.sourceline}: a drawing has no text alternative; give its <svg> a <title>, "
                'or aria-hidden="true" if it only decorates'
            )
    return faults


def dead_weight(guide: Guide) -> list[str]:
    """Files that no reader needs: source maps, sources, and leftovers."""
    faults = []
    for path in sorted(guide.site.rglob("*")):
        name = path.relative_to(guide.site).as_posix()
        if path.is_file() and name.endswith(DEAD_WEIGHT):
            faults.append(f"site/{name}: is of no use to readers; leave it out in overrides/hooks/")
        elif path.suffix in {".js", ".css"} and "sourceMappingURL=" in path.read_text(encoding="utf-8")[-300:]:
            faults.append(f"site/{name}: names a source map; leave that line out in overrides/hooks/")
    return faults


def unused_files(guide: Guide) -> list[str]:
    """Files that no page, style or script names."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in guide.site.rglob("*")
        if path.suffix in {".html", ".css", ".js"} and "download" not in path.parts
    ]
    return [
        f"site/{path.relative_to(guide.site).as_posix()}: nothing names it; use it, or leave it out in overrides/hooks/"
        for path in sorted((guide.site / "assets").rglob("*"))
        if path.is_file() and not any(path.name in text for text in texts)
    ]
