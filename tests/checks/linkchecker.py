"""LinkChecker as this project runs it: `python linkchecker.py OPTIONS FILES`."""

from functools import lru_cache

from linkcheck.command import linkchecker
from linkcheck.htmlutil import htmlsoup

# As root it would become the user `nobody`, who cannot read every folder; it opens local files alone here.
linkchecker.drop_privileges = lambda: None
# It would parse a page anew for each anchor that somebody links to.
htmlsoup.make_soup = lru_cache(maxsize=None)(htmlsoup.make_soup)

if __name__ == "__main__":
    linkchecker.linkchecker()
