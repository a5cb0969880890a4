"""YAML as plain data, read by the fast C parser where there is one."""

from functools import lru_cache
from pathlib import Path

import yaml


class TolerantLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads mkdocs.yml without importing what its `!!python/name` tags name."""


TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)


def read_yaml(path: Path) -> dict:
    return parse_yaml(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=100)
def parse_yaml(text: str) -> dict:
    """`text` as data that nobody changes."""
    return yaml.load(text, TolerantLoader) or {}
