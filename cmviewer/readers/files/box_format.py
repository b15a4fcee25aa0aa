"""Which numbers a box is written in."""

from enum import StrEnum


class BoxFormat(StrEnum):
    """How the four numbers of a box are meant; `-normalised` ones are shares of the image."""

    LTRB = "ltrb"
    LTWH = "ltwh"
    CXCYWH = "cxcywh"
    LTRB_NORMALISED = "ltrb-normalised"
    LTWH_NORMALISED = "ltwh-normalised"
    CXCYWH_NORMALISED = "cxcywh-normalised"
