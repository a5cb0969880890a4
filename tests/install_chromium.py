"""Make sure that the tests have a Chromium: the machine's own, or one from Debian's packages, or Playwright's; and a Firefox."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright
from shared.firefox import find_firefox

# The first is Debian's Chromium without the window that a person uses: it takes half the time.
NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
# Chromium refuses to sandbox itself for root; the others keep it, and what a page requests by mistake, from the network.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
MISSING = """No Chromium, and no way to get one here. The tests need a browser; do one of these, then run `make test` again:
- install Chromium or Chrome with the system's packages, such as: sudo apt-get install chromium
- let Playwright fetch one, which needs a network: .venv/bin/playwright install chromium
- put a Chromium that you have on the PATH, under the name chromium"""


def find_chromium() -> str | None:
    """The Chromium of this machine, if it has one that starts."""
    # Ubuntu's package is a stub that wants snap: it is there, and does not start everywhere.
    return next((candidate for candidate in candidates() if runs(candidate, "--version")), None)


def candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).is_file():
        yield path


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def runs(*command: str) -> bool:
    """Whether `command` can be started and ends well; what it says is not shown."""
    try:
        return subprocess.run(command, check=False, capture_output=True, timeout=300).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> str | None:
    """Install Chromium if it is missing, and Firefox where that is easy; what to do by hand, if the first fails."""
    missing = [] if find_firefox() else ["firefox-esr"]  # its tests are skipped without it
    missing += [] if find_chromium() else ["chromium-headless-shell"]
    if missing and shutil.which("apt-get") and is_root():
        print("Installing for the tests:", *missing, flush=True)
        runs("apt-get", "update", "--quiet")
        for name in missing:
            subprocess.run(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", name], check=False)
    if not find_chromium():
        print("No Chromium yet, trying Playwright's", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return None if find_chromium() else MISSING


if __name__ == "__main__":
    sys.exit(main())
