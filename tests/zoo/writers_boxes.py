"""Tables with a box a row."""

from pathlib import Path
from random import Random

from tests.zoo.evaluations import Box, Image
from tests.zoo.files import write_csv
from tests.zoo.sides import Side, cxcywh, ltrb, ltwh, shares

HEADERS = (
    (("image", "xmin", "ymin", "xmax", "ymax", "label"), ltrb),
    (("filename", "class", "xmin", "ymin", "xmax", "ymax"), ltrb),
    (("image_path", "x1", "y1", "x2", "y2", "class_name"), ltrb),
    (("image_name", "x", "y", "w", "h", "label"), ltwh),
    (("file_name", "left", "top", "width", "height", "category"), ltwh),
    (("filename", "x_center", "y_center", "width", "height", "class"), cxcywh),
    (("image", "cx", "cy", "w", "h", "label"), cxcywh),
)
_STARTS = ("xmin", "x1", "x", "left", "x_center", "cx"), ("ymin", "y1", "y", "top", "y_center", "cy")
_PLACES = (*_STARTS, ("xmax", "x2", "w", "width"))
_BOX = (*_PLACES, ("ymax", "y2", "h", "height"))


def box_table(side: Side, file: Path, random: Random, *, delimiter: str = ",", decimal: str = ".") -> Path:
    """Write columns in any order, with others between."""
    header, numbers = random.choice(HEADERS)
    columns = [*header, *(["score"] if side.scored else []), *random.sample(["notes", "reviewer"], 1)]
    random.shuffle(columns)

    def field(column: str, one: Box, name: str) -> object:
        for place, names in enumerate(_BOX):
            if column in names:
                return str(numbers(one.box)[place]).replace(".", decimal)
        if column == "score":
            return str(one.score).replace(".", decimal)
        if column in {"notes", "reviewer"}:
            return "ok"
        return side.classes[one.label] if column in {"label", "class", "class_name", "category"} else name

    rows = [
        [field(column, one, name) for column in columns]
        for _, name, boxes in side.of_images()
        for one in boxes
    ]
    return write_csv(file, [columns, *rows], delimiter)


def open_images(side: Side, file: Path, *, decimal: str = ".") -> Path:
    """Write Open Images' table, whose order is left, right, top, bottom."""

    def row(one: Box, image: Image) -> list[str]:
        left, top, right, bottom = shares(ltrb(one.box), image)
        return [str(value).replace(".", decimal) for value in (left, right, top, bottom)]

    if side.scored:
        header = ["ImageID", "LabelName", "Score", "XMin", "XMax", "YMin", "YMax"]
    else:
        header = ["ImageID", "Source", "LabelName", "Confidence", "XMin", "XMax", "YMin", "YMax"]
    rows = []
    for image, _, boxes in side.of_images():
        for one in boxes:
            name = side.classes[one.label]
            first = [name, str(one.score).replace(".", decimal)] if side.scored else ["xclick", name, "1"]
            rows.append([image.stem, *first, *row(one, image)])
    return write_csv(file, [header, *rows])
