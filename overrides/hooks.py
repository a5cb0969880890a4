"""The one file that MkDocs calls. What a build does beyond rendering the pages is `finish` in build/__init__.py."""

import os
from pathlib import Path

from build import finish
from build.donts import DontsExtension
from build.editions import FILES, FOLDER
from build.pages import Guide, read_guide
from build.sections import SectionsExtension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the order and the titles of the pages, which the templates list, and teach Markdown about don'ts and folds."""
    guide = read_guide(config, Path(config.config_file_path).parent)
    config.extra |= {"guide": guide, "pages": guide.entries()}
    config.markdown_extensions += [DontsExtension(), SectionsExtension()]
    # The templates and styles are ours. MkDocs would go through Material's 14,000 files at each build.
    config.theme.dirs = [folder for folder in config.theme.dirs if Path(folder).parent.name != "material"]
    # MkDocs dates the sitemap by it.
    os.environ["SOURCE_DATE_EPOCH"] = str(guide.version.seconds)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Announce the files that are made after the pages, so that strict builds accept links to them."""
    for name in FILES:
        files.append(File.generated(config, FOLDER + name, content=""))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the rendered site."""
    guide: Guide = config.extra["guide"]
    finish(Path(config.site_dir), guide, editions=not config.extra.get("preview"))
