import sys
from pathlib import Path

import pytest

from cmviewer import resources

CHECKOUT = Path(__file__).resolve().parent.parent


def test_resources_of_a_checkout_lie_beside_the_package():
    assert resources.resource("icons", "cmviewer.svg") == CHECKOUT / "resources/icons/cmviewer.svg"


def test_resources_of_a_wheel_lie_inside_the_package(tmp_path, monkeypatch):
    installed = tmp_path / "cmviewer" / "_resources"
    installed.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "cmviewer" / "resources.py"))
    assert resources.resource("icons") == installed / "icons"


def test_resources_of_the_packaged_program_lie_in_its_bundle(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.resource() == tmp_path / "resources"


def test_every_sample_that_ships_is_offered_and_the_plainest_comes_first():
    ships = {manifest.parent.name for manifest in resources.resource("samples").glob("*/cmviewer.toml")}
    assert set(resources.sample_names()) == ships
    assert resources.sample_names()[0] == "digits"
    assert {resources.sample(name).name for name in ships} == ships


@pytest.mark.parametrize("name", ["", "..", "no such sample", "digits/images"])
def test_a_sample_that_does_not_exist_is_an_error(name):
    with pytest.raises(KeyError):
        resources.sample(name)


def test_a_regular_and_a_bold_font_ship_with_their_licence():
    names = {path.name for path in resources.resource("fonts").iterdir()}
    assert names == {"Inter-Regular.otf", "Inter-Bold.otf", "LICENSE.txt"}
