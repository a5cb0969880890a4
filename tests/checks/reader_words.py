"""The places that docs/reader-words.yml names."""

from .guide import Guide
from .yaml_files import read_yaml

WORDS = "docs/reader-words.yml"


def lost_places(guide: Guide) -> list[str]:
    """Sections of the help page, and pages, that the guide does not have: their words would lead nowhere."""
    words = read_yaml(guide.root / WORDS)
    urgent = words["urgent"]
    help_page = guide.sources.get(urgent["page"])
    anchors = help_page.titles_by_anchor() if help_page else {}
    faults = [
        f"{WORDS}: `{kind}` of urgent names #{anchor}, which docs/{urgent['page']} lacks; use one of {', '.join(anchors)}"
        for kind in ("sections", "perhaps")
        for anchor in urgent[kind]
        if anchor not in anchors
    ]
    return faults + [
        f"{WORDS}: gathering names {page}, which docs/ lacks; name the page as its file"
        for page in words["gathering"]
        if page not in guide.sources
    ]
