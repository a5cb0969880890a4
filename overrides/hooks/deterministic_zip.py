"""Write zip files that come out the same on every machine: fixed order, dates and permissions."""

import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

REGULAR_FILE_FOR_ALL_TO_READ = 0o100644 << 16
UNIX = 3


def write_zip(path: Path, files: Mapping[str, bytes], date: datetime, first: str = "") -> None:
    """Write `files` by name, with `first` in front and uncompressed, as an EPUB wants its `mimetype`."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, date.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            entry.external_attr = REGULAR_FILE_FOR_ALL_TO_READ
            # Python would note down the system that it runs on.
            entry.create_system = UNIX
            archive.writestr(entry, files[name], compresslevel=9)
