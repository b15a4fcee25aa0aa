"""`fixes.csv`: a line for each label that is marked as wrong, for those who mend labels by hand."""

from collections.abc import Iterable, Mapping
from typing import Final

from cmviewer.evaluation import Classes
from cmviewer.examples.keys import KeyKind
from cmviewer.examples.marks.mark import Mark
from cmviewer.query.mark_kinds import MarkKind
from cmviewer.writers.counted_by import table_text
from cmviewer.writers.fields import text_fields

FIXES_NAME: Final = "fixes.csv"
_HEADER: Final = ("image", "box", "class_now", "class_meant", "note")


def fixes_csv(marks: Iterable[Mark], classes: Classes, told: Mapping[str, str]) -> str:
    """Text of the file: marks *label wrong*, by image.

    box: x0 y0 x1 y1 in pixels, empty for a whole image. class_now: that of the truth; the background where
    the truth has nothing, and a model saw something. class_meant: the right class as it was said, else of
    what the truth has not what the model saw; empty where nobody said it. told: by what is
    counted, its checkpoint first; a false alarm names the one that it was seen in.
    """
    wrong = [mark for mark in marks if mark.kind is MarkKind.LABEL_WRONG]
    wrong.sort(key=lambda mark: (mark.key.image, mark.key.box or ()))
    keys = [mark.key for mark in wrong]
    seen = [key.kind is KeyKind.FALSE_ALARM for key in keys]
    now = [classes.background_name if one else key.name for one, key in zip(seen, keys, strict=True)]
    meant = [
        mark.right_class or (mark.key.name if one else "") for one, mark in zip(seen, wrong, strict=True)
    ]
    columns = (
        [key.image for key in keys],
        [" ".join(f"{x:g}" for x in key.box or ()) for key in keys],
        now,
        meant,
        [mark.note for mark in wrong],
    )
    fields = [text_fields(column).tolist() for column in columns]
    rest = dict(told)
    shown = rest.pop("checkpoint")
    checkpoint = text_fields(key.checkpoint or shown for key in keys).tolist()
    return table_text((*_HEADER, "checkpoint"), [*fields, checkpoint], rest)
