"""All members of the zoo; those that hold are run by the tests, the others wait by kind in `later.py`."""

from typing import Final

from tests.zoo import (
    label_columns,
    label_members,
    label_parts,
    map_masks,
    map_members,
    map_pictures,
    matrix_members,
    name_members,
    object_checkpoints,
    object_classes,
    object_conventions,
    object_images,
    object_layouts,
    object_records,
    object_shapes,
    object_splits,
    object_turned,
)
from tests.zoo.later import LATER
from tests.zoo.reading import Member

EVERY: Final[dict[str, Member]] = {
    f"{one.floor}/{one.name}": one
    for one in (
        *object_layouts.MEMBERS,
        *object_classes.MEMBERS,
        *object_conventions.MEMBERS,
        *object_checkpoints.MEMBERS,
        *object_images.MEMBERS,
        *object_splits.MEMBERS,
        *object_shapes.MEMBERS,
        *object_turned.MEMBERS,
        *object_records.MEMBERS,
        *label_members.MEMBERS,
        *label_columns.MEMBERS,
        *label_parts.MEMBERS,
        *matrix_members.MEMBERS,
        *name_members.MEMBERS,
        *map_members.MEMBERS,
        *map_masks.MEMBERS,
        *map_pictures.MEMBERS,
    )
}
PLAIN: Final = tuple(name for name in EVERY if not any(name in names for names in LATER.values()))
"""Members that have to hold."""
