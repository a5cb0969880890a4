"""What is installed."""

from checks import requirements
from planting import Fault, swap

FAULTS = [
    Fault(
        "requirement without a version",
        swap("requirements.txt", r"\Z", "requests\n"),
        requirements.unpinned,
        '"requests" has no version',
    ),
    Fault(
        "requirement with a range",
        swap("requirements.txt", r"^(mkdocs)==", "mkdocs>="),
        requirements.unpinned,
        "requirements.txt:",
    ),
    Fault(
        "requirement without a hash",
        swap("requirements.txt", r"\Z", "requests==2.0.0\n"),
        requirements.unpinned,
        '"requests==2.0.0" has no hash',
    ),
    Fault(
        "requirement from one index",
        swap("requirements.txt", r"\A", "--index-url https://example.org/simple\n"),
        requirements.unpinned,
        "requirements.txt:1:",
    ),
    Fault(
        "requirement that is not pinned",
        swap("requirements.in", r"\Z", "\nrequests-cache\n"),
        requirements.missing,
        "requests-cache is not in requirements.txt",
    ),
]

HARMLESS = {
    "comment in the pins": swap("requirements.txt", r"\A", "# Read by pip.\n"),
    "empty line between pins": swap("requirements.txt", r"^mkdocs==", "\n&&"),
    "comment in what is asked for": swap("requirements.in", r"\Z", "# More to come.\n"),
    "package that is written in another way": swap("requirements.in", "^beautifulsoup4$", "BeautifulSoup4"),
    "package with a range where it is asked for": swap("requirements.in", "^mkdocs$", "mkdocs>=1.6"),
    "package for some machines": swap("requirements.in", "^lxml$", "lxml ; sys_platform != 'win32'"),
}
