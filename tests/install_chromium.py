"""Make sure that the tests have a Chromium: the machine's own, or one from its packages, or Playwright's; and a Firefox."""

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
MAC = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
# Package managers, and the commands that install Chromium with them; all but brew's need to be root's.
PACKAGES = [
    ("apt-get", ["apt-get update", "apt-get install --yes --no-install-recommends chromium-headless-shell"]),
    ("apt-get", ["apt-get install --yes --no-install-recommends chromium"]),
    ("dnf", ["dnf install --assumeyes chromium"]),
    ("apk", ["apk add chromium"]),
    ("pacman", ["pacman --sync --noconfirm chromium"]),
    ("brew", ["brew install --cask chromium"]),
]
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
    yield from (path for path in MAC if Path(path).is_file())
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).is_file():
        yield path


def ways_to_install() -> Iterator[list[list[str]]]:
    """Lists of commands, each of which may bring a Chromium."""
    sudo = [] if is_root() else ["sudo", "--non-interactive"]
    for manager, commands in PACKAGES:
        if shutil.which(manager) and manager == "brew":
            yield [command.split() for command in commands]
        elif shutil.which(manager) and (is_root() or runs("sudo", "--non-interactive", "true")):
            yield [sudo + command.split() for command in commands]
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def runs(*command: str) -> bool:
    """Whether `command` can be started and ends well; what it says is not shown."""
    try:
        return subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> str | None:
    """Install Chromium if it is missing, and Firefox where that is easy; what to do by hand, if the first fails."""
    if not find_firefox() and shutil.which("apt-get") and is_root():
        # Its tests are skipped without it.
        print("No Firefox yet, trying: apt-get install firefox-esr", flush=True)
        subprocess.run(["apt-get", "update", "--quiet"], check=False, stdout=subprocess.DEVNULL)
        subprocess.run(
            ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "firefox-esr"], check=False
        )
    if find_chromium():
        return None
    for commands in ways_to_install():
        for command in commands:
            print("No Chromium yet, trying:", " ".join(command), flush=True)
            if subprocess.run(command, check=False).returncode:
                break
        if find_chromium():
            return None
    return MISSING


if __name__ == "__main__":
    sys.exit(main())
