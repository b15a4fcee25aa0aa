"""THIRD-PARTY-LICENCES.txt: what is inside the program, under which licence, with all texts.

Whatever has no text stops the build, so that a new dependency cannot be forgotten.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from licences.distributions import distributions_inside, part_of
from licences.libraries import library_parts, require_dpkg
from licences.parts import MissingLicenceError, Part, Text
from licences.qt import qt
from licences.rest import font, python, sample_digits

FILE_NAME: Final = "THIRD-PARTY-LICENCES.txt"
COMMON: Final = Path("/usr/share/common-licenses")
"""Where Debian keeps texts that the copyright files of its packages only name."""

_NAMED_COMMON: Final = re.compile(rf"{COMMON}/([A-Za-z]+(?:-[0-9]+(?:\.[0-9]+)?)?)")
_LINE: Final = "=" * 100


def write_licences(folder: Path, internal: Path, modules: Collection[str]) -> Path:
    """Write the licences of everything in a built program into `folder`; return the file.

    `internal` is where its libraries lie, `modules` the names of its top-level modules.
    Raises `NoDpkgError` on a Linux that cannot look up its libraries, and `MissingLicenceError`, which names
    everything that has no text.
    """
    require_dpkg()
    parts = parts_inside(internal, modules)
    refuse_missing(parts)
    file = folder / FILE_NAME
    file.write_text(page(parts), encoding="utf-8", newline="\n")
    return file


def parts_inside(internal: Path, modules: Collection[str]) -> list[Part]:
    """Return all that is inside: Python, Qt and its parts, distributions, libraries, font and samples."""
    distributions = [part_of(name) for name in distributions_inside(modules)]
    return [python(), *qt(internal), *distributions, *library_parts(internal), font(), sample_digits()]


def refuse_missing(parts: Iterable[Part]) -> None:
    """Raise `MissingLicenceError` where a part has no licence text."""
    missing = [f"{part.name} {part.version}".strip() for part in parts if not part.texts]
    if missing:
        raise MissingLicenceError(missing)


def page(parts: Sequence[Part]) -> str:
    """Return the whole file: a list, then what each part says of itself. Equal texts stand there once."""
    listed = "\n".join(f"  {part.name} {part.version}".rstrip() + f": {part.licence}" for part in parts)
    head = (
        "cmviewer is under the MIT licence. It carries the works of others, each under its own licence.\n"
        "This is the list of them; their texts follow, in the same order.\n\n"
    )
    common = Part("Texts that the above name", "", "as they say", "", tuple(common_texts(parts)))
    with_common = [*parts, common] if common.texts else parts
    return head + listed + "\n" + "".join(_sections(with_common))


def common_texts(parts: Iterable[Part]) -> list[Text]:
    """Return the texts of Debian that texts of these parts only name."""
    told = (text.words for part in parts for text in part.texts)
    names = {name for words in told for name in _NAMED_COMMON.findall(words)}
    files = [COMMON / name for name in sorted(names)]
    return [Text(file.name, file.read_text(encoding="utf-8")) for file in files if file.is_file()]


def _sections(parts: Iterable[Part]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for part in parts:
        title = f"{part.name} {part.version}".rstrip()
        yield f"\n\n{_LINE}\n{title}\nLicence: {part.licence}\n"
        if part.home:
            yield f"Home: {part.home}\n"
        if part.note:
            yield f"{part.note}\n"
        yield f"{_LINE}\n"
        for text in part.texts:
            where = seen.setdefault(text.words, f"{title}, {text.name}")
            if where == f"{title}, {text.name}":
                yield f"\n--- {text.name}\n\n{text.words.strip()}\n"
            else:
                yield f"\n--- {text.name}: the same text as that of {where}\n"
