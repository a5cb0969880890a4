"""What happens after the pages are rendered, by MkDocs or by another generator with the same templates."""

from pathlib import Path

from .editions import write_editions
from .host_files import write_host_files
from .pages import Guide
from .policy import add_policy
from .search_index import write_index
from .styles import minify_styles


def finish(site: Path, guide: Guide, editions: bool = True) -> None:
    """Turn the rendered pages in `site` into the guide that readers get. Each step needs those before it.

    Without `editions`, what a writer does not look at is left out: the downloads and what hosts read take half of the time.
    """
    write_index(site, guide.built(site), guide.docs)
    minify_styles(site)
    if editions:
        add_policy(site)
        write_editions(site, guide)
        write_host_files(site, guide)
