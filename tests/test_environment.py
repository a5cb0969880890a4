"""On an unlucky machine the guide is built all the same, or says what to do and leaves the last good site alone."""

import ctypes
import os
import resource
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import install_chromium
import pytest
from checks.built_pages import read_page

# Not part of what is built, or made by building.
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".build", "site", ".*_cache", "__pycache__")


@pytest.fixture
def checkout(guide, tmp_path) -> Path:
    """The repository without its history, in a folder with spaces, with the last good site in it."""
    place = tmp_path / "the way back, a copy"
    shutil.copytree(guide.root, place, ignore=LEFT_OUT)
    (place / ".venv").symlink_to(sys.prefix)
    (place / "site").mkdir()
    (place / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    return place


def make(place: Path, *arguments: str, **options) -> subprocess.CompletedProcess[str]:
    """Run make in `place`, with what it would install taken as installed."""
    command = ["make", "--old-file=.venv/site", *arguments]
    return subprocess.run(command, cwd=place, check=False, capture_output=True, text=True, timeout=120, **options)


@pytest.mark.slow
def test_it_builds_in_a_path_with_spaces_another_locale_and_zone_and_without_history(guide, site, checkout):
    elsewhere = os.environ | {"LC_ALL": "C", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}
    run = make(checkout, "build", env=elsewhere)
    assert run.returncode == 0, run.stderr
    for source in guide.sources.values():
        here, there = (
            read_page(folder / source.html).tree.select_one("article h1") for folder in (site, checkout / "site")
        )
        assert here.get_text() == there.get_text(), f"{source.where}: is another page when built elsewhere"


@pytest.mark.slow
def test_a_full_disk_is_told_and_leaves_the_site_alone(checkout):
    # No file may grow beyond some kilobytes: the nearest to a full disk that a test can have.
    limit = 10_000
    run = make(checkout, "build", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert run.returncode != 0
    assert "File too large" in run.stderr and "site/ is as it was" in run.stdout
    assert (checkout / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_a_folder_that_cannot_be_written_is_told(checkout):
    checkout.chmod(0o555)
    run = make(checkout, "build", preexec_fn=heed_permissions)
    checkout.chmod(0o755)
    assert run.returncode != 0
    assert "this folder cannot be written" in run.stdout


def test_a_site_that_cannot_be_replaced_is_told_and_left_alone(checkout):
    (checkout / ".build" / "1").mkdir(parents=True)
    checkout.chmod(0o555)
    run = subprocess.run(
        [sys.executable, "overrides/publish.py", ".build/1", "site"],
        cwd=checkout,
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=heed_permissions,
    )
    checkout.chmod(0o755)
    assert run.returncode != 0
    assert "site/ cannot be replaced, and is as it was" in run.stderr
    assert (checkout / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


def heed_permissions() -> None:
    """Let permissions hold for root, too: take the right to pass over them (CAP_DAC_OVERRIDE) from what is run next."""
    PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
    if os.geteuid() == 0 and ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0):
        raise OSError("root keeps the right to write everywhere: this container does not let it go")


@pytest.mark.slow
def test_a_busy_port_is_told_with_a_way_out(checkout):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        run = make(checkout, "serve", f"PORT={busy.getsockname()[1]}")
    assert run.returncode != 0
    assert "make serve PORT=8001" in run.stdout


@pytest.mark.parametrize("python", ["no-such-python", "false"], ids=["no Python", "an old Python"])
def test_a_machine_without_a_new_enough_python_is_told(checkout, python):
    run = subprocess.run(
        ["make", ".venv/site", "--always-make", f"PYTHON={python}"],
        cwd=checkout,
        check=False,
        capture_output=True,
        text=True,
    )
    assert run.returncode != 0
    assert f"{python} is no Python 3.10 or newer" in run.stdout


def test_a_machine_without_chromium_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(install_chromium, "find_chromium", lambda: None)
    monkeypatch.setattr(install_chromium, "ways_to_install", lambda: [[[sys.executable, "-c", "raise SystemExit(1)"]]])
    told = install_chromium.main()
    assert "sudo apt-get install chromium" in told and "playwright install chromium" in told


def test_chromium_is_sought_in_the_packages_before_playwright_fetches_one(monkeypatch):
    monkeypatch.setattr(install_chromium.shutil, "which", lambda name: name == "apt-get")
    monkeypatch.setattr(install_chromium, "is_root", lambda: False)
    monkeypatch.setattr(install_chromium, "runs", lambda *command: command[0] == "sudo")
    ways = list(install_chromium.ways_to_install())
    assert ways[0][0] == ["sudo", "--non-interactive", "apt-get", "update"]
    assert ways[-1][0][1:] == ["-m", "playwright", "install", "chromium"]


def test_no_package_is_installed_without_the_right_to(monkeypatch):
    monkeypatch.setattr(install_chromium.shutil, "which", lambda name: name == "apt-get")
    monkeypatch.setattr(install_chromium, "is_root", lambda: False)
    monkeypatch.setattr(install_chromium, "runs", lambda *command: False)
    assert [way[0][1] for way in install_chromium.ways_to_install()] == ["-m"]
