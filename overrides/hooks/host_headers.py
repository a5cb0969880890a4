"""Tell hosts that read a `_headers` file (Cloudflare Pages, Netlify and others) what to send with each file, and search
engines where the list of pages is."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from security_policy import inline_hashes, policy_for

EVERYWHERE = """\
/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Referrer-Policy: no-referrer
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff
"""
CACHED = "{path}\n  Cache-Control: {rule}\n"
FOR_EVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300, must-revalidate"
# The names of all files in here change with their content.
FINGERPRINTED = ["/assets/javascripts/*", "/assets/stylesheets/*"]


@event_priority(-300)  # After the editions: a reader may open the single file on the site.
def on_post_build(config: MkDocsConfig) -> None:
    """Write the policy of all pages, and how long to keep what."""
    site = Path(config.site_dir)
    # All pages have one policy already. The downloaded single file has its own, and a header holds for both.
    hashes = re.findall(r"'sha256-[^']+'", (site / "index.html").read_text(encoding="utf-8"))
    single_file = "".join(file.read_text(encoding="utf-8") for file in site.glob("download/*.html"))
    policy = policy_for(hashes + inline_hashes(single_file, "script"), inline_hashes(single_file, "style"))
    # One by one, with and without the ending: two rules for one file would add up on some hosts.
    pages = sorted(file.stem for file in site.glob("*.html"))
    paths = [
        "/",
        *(path for page in pages for path in (f"/{page}", f"/{page}.html")),
        "/assets/scripts/*",
        "/search/*",
        "/download/*",
    ]
    rules = [(path, SHORTLY) for path in paths] + [(path, FOR_EVER) for path in FINGERPRINTED]
    headers = EVERYWHERE.format(policy=policy) + "".join(CACHED.format(path=path, rule=rule) for path, rule in rules)
    robots = f"User-agent: *\nAllow: /\nSitemap: {config.site_url}sitemap.xml\n"
    (site / "_headers").write_text(headers, encoding="utf-8", newline="\n")
    (site / "robots.txt").write_text(robots, encoding="utf-8", newline="\n")
