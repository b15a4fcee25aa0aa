"""The licences of Python distributions, from what their wheels brought along."""

import json
import re
from collections.abc import Collection, Iterator
from importlib.metadata import Distribution, PackagePath, distribution, packages_distributions
from pathlib import Path, PurePath
from typing import Any, Final

from licences.parts import KEPT, Part, Text, kept

OURS: Final = "cmviewer"
BOOTLOADER: Final = "PyInstaller"
"""Its small program starts every packaged one, and its hooks run in it."""

LGPL: Final = ("LGPL-3.0.txt", "GPL-3.0.txt")
_WITHOUT_TEXTS: Final = {"pyside6-essentials": LGPL, "shiboken6": LGPL}
_NAME: Final = re.compile(r"licen[cs]e|copying|notice|^authors", re.IGNORECASE)
_CODE: Final = frozenset({".py", ".pyc", ".pyi", ".so", ".pyd", ".json", ".h"})
_HOMES: Final = ("homepage", "home", "source", "source code", "repository", "github")


def distributions_inside(modules: Collection[str]) -> list[str]:
    """Return the distributions that have one of these top-level modules, and the bootloader's."""
    owners = packages_distributions()
    names = {canonical(name) for module in {*modules, BOOTLOADER} for name in owners.get(module, ())}
    return sorted(names - {OURS})


def canonical(name: str) -> str:
    """Return the one spelling of a distribution's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def part_of(name: str) -> Part:
    """Return an installed distribution with all its licence texts."""
    return part_of_distribution(distribution(name))


def part_of_distribution(found: Distribution) -> Part:
    """Return a distribution with its own texts, or with those that are kept for it."""
    name = canonical(found.name)
    return Part(
        name=found.name,
        version=found.version,
        licence=licence_of(found),
        home=home_of(found),
        texts=tuple(texts_of(found)) or _kept_for(name),
        note=_holds(found),
    )


def licence_of(found: Distribution) -> str:
    """Return what the distribution calls its licence: an SPDX expression, a word, or its classifiers."""
    told = found.metadata
    classifiers = [
        line.split(" :: ")[-1] for line in told.get_all("Classifier", []) if line.startswith("License")
    ]
    short = [words for words in told.get_all("License", []) if len(words.splitlines()) == 1]
    return next(iter([*told.get_all("License-Expression", []), *short, *classifiers]), "see its text")


def home_of(found: Distribution) -> str:
    """Return the address of the distribution's own page, or of its source; empty where it tells none."""
    told = found.metadata
    pairs = [line.split(", ", 1) for line in told.get_all("Project-URL", []) if ", " in line]
    addresses = {label.lower(): address for label, address in pairs}
    named = [addresses[label] for label in _HOMES if label in addresses]
    return next(iter([*told.get_all("Home-page", []), *named, *addresses.values()]), "")


def texts_of(found: Distribution) -> Iterator[Text]:
    """Yield the licence texts of a distribution, each once, those of its metadata first."""
    files = sorted(
        filter(_is_licence, found.files or ()), key=lambda file: (not _in_metadata(file), str(file))
    )
    seen = set()
    for file in files:
        words = file.read_binary().decode("utf-8", errors="replace")
        if words.strip() and words not in seen:
            seen.add(words)
            yield Text(file.as_posix(), words)


def _is_licence(file: PackagePath) -> bool:
    named = _NAME.search(file.name) is not None or ("licenses" in file.parts[1:-1] and _in_metadata(file))
    return named and file.suffix.lower() not in _CODE and Path(file.locate()).is_file()


def _in_metadata(file: PurePath) -> bool:
    return file.parts[0].endswith(".dist-info")


def _kept_for(name: str) -> tuple[Text, ...]:
    names = _WITHOUT_TEXTS.get(name, (f"{name}.txt",))
    return kept(*names) if all((KEPT / each).is_file() for each in names) else ()


def _holds(found: Distribution) -> str:
    """Return what a wheel says it was made of, where it carries such a list (CycloneDX)."""
    lists = [file for file in found.files or () if "sboms" in file.parts and file.suffix == ".json"]
    names = {
        _component(component)
        for file in lists
        for component in json.loads(file.read_text()).get("components", ())
    }
    return "Made with: " + ", ".join(sorted(names)) if names else ""


def _component(component: dict[str, Any]) -> str:
    licences = [
        one.get("expression") or one.get("license", {}).get("id") or one.get("license", {}).get("name")
        for one in component.get("licenses", ())
    ]
    told = [licence for licence in licences if licence]
    name = f"{component['name']} {component.get('version', '')}".strip()
    return f"{name} ({', '.join(told)})" if told else name
