"""YAML as plain data; what cannot be read, or has another shape than it should, becomes one clear line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml


class Entry(dict):
    """A mapping that knows its line in the file."""

    line = 1


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Notes the lines of mappings, and reads mkdocs.yml without importing what its `!!python/name` tags name."""


def construct_entry(loader: Loader, node: yaml.MappingNode) -> Iterator[Entry]:
    entry = Entry()
    entry.line = node.start_mark.line + 1
    yield entry
    entry.update(loader.construct_mapping(node))


Loader.add_constructor("tag:yaml.org,2002:map", construct_entry)
Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)


@lru_cache(maxsize=200)
def parse_yaml(text: str) -> tuple[Any, str]:
    """What `text` says, which nobody may change, and why it cannot be read, if so: the line, a colon and the reason."""
    try:
        return yaml.load(text, Loader), ""
    except (yaml.YAMLError, ValueError) as error:
        # A date that does not exist is a ValueError without a place.
        mark, why = getattr(error, "problem_mark", None), getattr(error, "problem", error)
        return None, f"{mark.line + 1 if mark else 1}: {why}"


def unreadable(pattern: str) -> str:
    """Why a `pattern` of a data file is no regular expression, or nothing."""
    try:
        re.compile(pattern)
    except re.error as error:
        return str(error)
    return ""


@dataclass(frozen=True)
class Shape:
    """What an entry of a list has to be: a mapping with certain keys, and no others."""

    like: str  # a right entry, to copy from
    required: dict[str, type | tuple[type, ...]]
    optional: dict[str, type | tuple[type, ...]] = field(default_factory=dict)

    def faults(self, file: str, entries: Any, name: str = "the file") -> list[str]:
        if not isinstance(entries, list):
            return [f"{file}:1: {name} is no list; write entries such as {self.like}"] if entries is not None else []
        return [fault for entry in entries for fault in self.faults_of(entry, file)]

    def faults_of(self, entry: Any, file: str) -> list[str]:
        if not isinstance(entry, Entry):
            return [f'{file}:1: "{entry}" is no entry; write it as {self.like}']
        known = self.required | self.optional
        faults = [f"has no `{key}`; add it" for key in self.required if key not in entry]
        for key, value in entry.items():
            if key not in known:
                faults.append(f"has `{key}`, which is unknown; use {', '.join(known)}")
            elif not isinstance(value, known[key]) or value in ("", []):
                faults.append(f"has a `{key}` of the wrong kind or empty; write it")
        where = f'{file}:{entry.line}: "{next(iter(entry.values()), "")}"'
        return [f"{where} {fault}, as in {self.like}" for fault in faults]

    def whole(self, entries: Any) -> list[Entry]:
        """The entries that have this shape."""
        return [entry for entry in entries or [] if not self.faults_of(entry, "")] if isinstance(entries, list) else []
