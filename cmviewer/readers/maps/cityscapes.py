"""Cityscapes, in its label ids, train ids, colours or instances."""

from types import MappingProxyType
from typing import Final

from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.maps.known_sets import folder_is_called, has_values_up_to, known_layout
from cmviewer.readers.maps.map_layout import MapLayout, SampledSet
from cmviewer.readers.maps.well_known import CITYSCAPES, CITYSCAPES_TRAIN


def _table_of(sampled: SampledSet) -> ClassTable | None:
    ending = set(sampled.maps.ending)
    if ending & {"labeltrainids", "trainids"}:
        return CITYSCAPES_TRAIN
    if ending & {"labelids", "instanceids"}:
        return CITYSCAPES
    called_so = folder_is_called(sampled, "cityscapes")
    return CITYSCAPES if called_so and has_values_up_to(sampled.sample, len(CITYSCAPES) - 1) else None


_BY_COLOUR: Final = (CITYSCAPES,)
LAYOUT: Final[MapLayout] = known_layout(
    "Cityscapes",
    "gtFine/val/bonn/bonn_000000_000001_gtFine_labelIds.png   or _labelTrainIds, _color, _instanceIds\n"
    "leftImg8bit/val/bonn/bonn_000000_000001_leftImg8bit.png\n"
    "results/bonn_000000_000001_pred.png   label ids or train ids",
    _table_of,
    _BY_COLOUR,
    readings=MappingProxyType({"class-numbers": ("plain", "rank", "position")}),
)
