"""The data files can be read: what is wrong with one is a line, and everything that comes of it is not listed."""

from shared.closing_list import UNREADABLE
from shared.data_files import parse_yaml
from shared.promises import promise

FILES = ["mkdocs.yml", "tests/*.yml", "docs/*.yml", "docs/questions/*.yml"]


@promise
def test_data_files_can_be_read(guide):
    for pattern in FILES:
        for path in sorted(guide.root.glob(pattern)):
            file = path.relative_to(guide.root).as_posix()
            if fault := parse_yaml(guide.text(file))[1]:
                line, _, why = fault.partition(": ")
                yield f'{file}:{line}: {UNREADABLE}{why}; put a text with a colon or quotes between ""'
