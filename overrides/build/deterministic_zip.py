"""Write zip files that come out the same on every machine, and small: fixed order, dates, permissions and compressor."""

import zipfile
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from deflate import deflate_compress

REGULAR_FILE_FOR_ALL_TO_READ = 0o100644 << 16
UNIX = 3
SMALLEST = 12


def write_zip(path: Path, files: Mapping[str, bytes], date: datetime, first: str = "") -> None:
    """Write `files` by name, with `first` in front and uncompressed, as an EPUB wants its `mimetype`."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, date.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            entry.external_attr = REGULAR_FILE_FOR_ALL_TO_READ
            # Python would note down the system that it runs on.
            entry.create_system = UNIX
            with archive.open(entry, "w") as member:
                if entry.compress_type == zipfile.ZIP_DEFLATED:
                    # Python's own compressor differs between machines, and makes files that are 3 % larger. zipfile
                    # has no public way to another; a file is compressed in one piece, so nothing is left to flush.
                    compress = partial(deflate_compress, compresslevel=SMALLEST)
                    member._compressor = SimpleNamespace(compress=compress, flush=bytes)
                member.write(files[name])
