"""Make sure that the tests have a Chromium: the machine's own, or one from Debian's packages, or Playwright's; and a Firefox."""

import os
import shutil
import subprocess
import sys
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
    found = next(filter(starts, filter(None, map(shutil.which, NAMES))), None)
    if found is None:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
        found = path if starts(path) else None
    return found


def starts(program: str) -> bool:
    """Whether it is more than Ubuntu's stub, which wants snap and does not start everywhere."""
    return (
        Path(program).is_file()
        and not subprocess.run([program, "--version"], capture_output=True, check=False).returncode
    )


if __name__ == "__main__":
    # The tests of Firefox are skipped without it.
    missing = ["firefox-esr"] * (not find_firefox()) + [NAMES[0]] * (not find_chromium())
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing for the tests:", *missing, flush=True)
        subprocess.run(["apt-get", "update", "--quiet"], stdout=subprocess.DEVNULL, check=False)
        for name in missing:
            subprocess.run(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", name], check=False)
    if not find_chromium():
        print("No Chromium yet, trying Playwright's", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    sys.exit(None if find_chromium() else MISSING)
