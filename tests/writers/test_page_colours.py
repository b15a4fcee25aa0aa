"""Numbers of a page can be read on every shade, in the light and in the dark: WCAG 2 asks for 4.5 to 1."""

import re
from itertools import pairwise, product
from pathlib import Path

import pytest

import cmviewer.writers.page

STYLE = (Path(cmviewer.writers.page.__path__[0]) / "report.css").read_text(encoding="utf-8")
ENOUGH = 4.5


def luminance(colour):
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_words_are_readable_on_every_shade_and_shades_grow_darker():
    light = set(re.findall(r"#matrix (\.\w+\.l\d) text", STYLE))
    [dark] = re.findall(r"#matrix \[role=gridcell\] text \{ fill: (#\w{6})", STYLE)
    shades = re.findall(r"#matrix (\.(\w+)\.l\d) rect \{ fill: (#\w+)", STYLE)
    assert len(shades) == 4 * 9
    poor = [
        name for name, _, shade in shades if contrast(shade, "#ffffff" if name in light else dark) < ENOUGH
    ]
    assert poor == []
    for (_, kind, one), (_, other_kind, other) in pairwise(shades):
        assert kind != other_kind or luminance(one) > luminance(other)


def test_words_are_readable_on_every_shade_of_a_difference():
    [words] = re.findall(r"\.difference \.cell \{ fill: (#\w{6})", STYLE)
    shades = re.findall(r"\.difference \.\w+\.l\d rect \{ fill: (#\w+)", STYLE)
    assert len(shades) == 2 * 9
    assert min(contrast(shade, words) for shade in shades) >= ENOUGH


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_are_readable_on_the_page(scheme):
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", STYLE.split(":root")[1 + scheme].split("}")[0]))
    for words, ground in product(("ink", "soft", "accent", "first", "second"), ("page", "card")):
        assert contrast(colours[words], colours[ground]) >= ENOUGH
    assert contrast(colours["caution-ink"], colours["caution"]) >= ENOUGH
