"""LinkChecker as this project runs it: `python linkchecker.py OPTIONS ADDRESSES`."""

from functools import lru_cache

from linkcheck.checker.urlbase import UrlBase
from linkcheck.command import linkchecker
from linkcheck.htmlutil import htmlsoup

# As root it would become the user `nobody`, who cannot read every folder; it opens local files alone here.
linkchecker.drop_privileges = lambda: None
# It would parse a page, and follow its links, anew for each anchor that somebody links to. The navigation leads to each
# page without one.
htmlsoup.make_soup = lru_cache(maxsize=None)(htmlsoup.make_soup)
allows_recursion = UrlBase.allows_recursion
UrlBase.allows_recursion = lambda url: not url.anchor and allows_recursion(url)

if __name__ == "__main__":
    linkchecker.linkchecker()
