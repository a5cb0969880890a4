"""Build the guide with Zensical, the successor of Material for MkDocs: `successor.py FOLDER`.

Zensical reads the pages, the templates and mkdocs.yml as they are. What it does not have stands here: it runs no hooks, so
the list of pages, the extensions for don'ts and folds, and the step after the build are given to it from outside.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "overrides"))

from build import finish
from build.editions import FILES, FOLDER
from build.pages import read_guide

NOT_PUBLISHED = [
    "questions",
    "reader-words.yml",
    "assets/drawings",
    "assets/images/share.svg",
    # What the theme puts there.
    "assets/images/favicon.png",
    "assets/javascripts",
    "assets/stylesheets",
    "partials",
    "search.json",
]


def build_with_successor(place: Path) -> Path:
    """Build in the empty folder `place`, strictly, and return the finished site. Raises CalledProcessError."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    guide = read_guide(settings, ROOT)
    shutil.copytree(ROOT / "docs", place / "docs")
    shutil.copytree(ROOT / "overrides" / "theme", place / "overrides" / "theme")
    # Announced by a hook in MkDocs: what is made after the pages, and linked to.
    (place / "docs" / FOLDER).mkdir()
    for name in FILES:
        (place / "docs" / FOLDER / name).touch()
    for key in ("hooks", "watch", "plugins", "exclude_docs"):
        settings.pop(key)
    settings["markdown_extensions"] += ["build.donts", "build.sections"]
    # What the plugin `offline` sets.
    settings["use_directory_urls"] = False
    settings["extra"] = {"pages": guide.entries()}
    (place / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT / "overrides")}
    zensical = Path(sys.executable).with_name("zensical")
    subprocess.run([zensical, "build", "--strict"], cwd=place, check=True, env=environment)
    site = place / "site"
    for name in NOT_PUBLISHED:
        path = site / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    finish(site, guide)
    return site


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        print(f"{build_with_successor(folder)}: the guide, as Zensical builds it")
    except subprocess.CalledProcessError:
        sys.exit("make successor: Zensical does not build the guide, for the reason above")
