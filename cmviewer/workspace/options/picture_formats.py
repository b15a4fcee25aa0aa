"""Kinds of files that a picture is written as, with commas between."""

from typing import Any, Final

from cmviewer.workspace.look import PictureFormat
from cmviewer.workspace.options.kinds import Kind


def _read(text: str) -> tuple[PictureFormat, ...]:
    told = {PictureFormat(word.strip().lower()) for word in text.split(",")}
    return tuple(one for one in PictureFormat if one in told)


def _fits(value: Any) -> bool:  # noqa: ANN401 - any value
    return (
        bool(value) and all(isinstance(one, PictureFormat) for one in value) and len(set(value)) == len(value)
    )


PICTURE_FORMATS: Final = Kind(
    _read,
    ",".join,
    _fits,
    f"one or more of {', '.join(PictureFormat)}, with commas between",
    metavar="FORMATS",
    tell=lambda value, _evaluation: [one.value for one in value],
)
