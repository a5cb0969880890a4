"""Tell hosts that read a `_headers` file (Cloudflare Pages, Netlify and others) what to send with each file."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from security_policy import inline_hashes, policy_for

HEADERS = """\
/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Referrer-Policy: no-referrer
  Strict-Transport-Security: max-age=31536000; includeSubDomains
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Cache-Control: public, max-age=300, must-revalidate
"""
# Their names change with their content, so that a copy never grows old.
IMMUTABLE = """
{file}
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
"""


@event_priority(-300)  # After the editions: the policy covers the single file too, if it is opened on the site.
def on_post_build(config: MkDocsConfig) -> None:
    """Write the headers for all files, with the policy that the pages have in themselves."""
    site = Path(config.site_dir)
