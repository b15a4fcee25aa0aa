"""CITATION.cff says of the program what the program and pyproject.toml say themselves."""

import re
import tomllib
from pathlib import Path
from typing import Final

import yaml

from cmviewer.version import __version__

TOP: Final = Path(__file__).parent.parent
REQUIRED: Final = {"cff-version", "message", "title", "authors"}
"""What the schema of version 1.2.0 asks for."""
ALLOWED: Final = REQUIRED | {"abstract", "keywords", "license", "type", "version"}
"""Fields of the schema that are used here; it allows none beside its own."""


def citation():
    return yaml.safe_load((TOP / "CITATION.cff").read_text("utf-8"))


def test_the_citation_has_every_field_that_the_schema_asks_for_and_none_that_it_does_not_know():
    told = citation()
    assert told.keys() >= REQUIRED
    assert told.keys() <= ALLOWED
    assert told["cff-version"] == "1.2.0"
    assert told["type"] in {"software", "dataset"}
    for field in ("message", "title", "abstract", "license", "version"):
        assert isinstance(told[field], str), field
        assert told[field].strip(), field
    # An author without a person's names is an entity, and an entity has a name.
    assert told["authors"]
    assert all(author.keys() == {"name"} and isinstance(author["name"], str) for author in told["authors"])
    assert len(set(told["keywords"])) == len(told["keywords"])


def test_the_citation_says_what_the_program_says():
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    told = citation()
    assert told["version"] == __version__
    assert told["title"] == project["name"]
    assert told["license"] == project["license"]
    assert told["abstract"] == project["description"]
    assert told["authors"] == project["authors"]


def test_the_licence_of_the_citation_is_that_of_the_file():
    first = (TOP / "LICENSE").read_text("utf-8").splitlines()[0]
    assert re.fullmatch(r"(\S+) License", first)[1] == citation()["license"]
