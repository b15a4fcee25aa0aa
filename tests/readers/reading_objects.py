"""Sources of objects in a folder, read as the opening reads them."""

from cmviewer.progress import Cancel, silent
from cmviewer.readers.files.listing import Folders
from cmviewer.readers.objects.detection import detect_sources
from cmviewer.readers.objects.names import NearbyNames
from cmviewer.readers.objects.parts import ReadContext
from cmviewer.readers.opening.layouts import OBJECT_LAYOUTS


def sources_in(path):
    """The sources that are recognised in a folder, by their path in it."""
    found = detect_sources(OBJECT_LAYOUTS, Folders().listing(path), Cancel()).sources
    return {str(one.path.relative_to(path).as_posix()): one for one in found}


def only_source(path):
    (source,) = sources_in(path).values()
    return source


def read(source, top, *, boxes=None, names=None):
    """What a source says, and the problems."""
    problems = []
    if names is None and source.numbered:
        near = NearbyNames(top).of(source.path, problems)
        names = None if near is None else near[1]
    context = ReadContext(progress=silent, cancel=Cancel(), problems=problems, class_names=names, boxes=boxes)
    return source.read(context), problems


def read_only(path, **options):
    return read(only_source(path), path, **options)


def said(part):
    """Every object, in words: image, class, box rounded to 4 digits, score."""
    scores = [None] * len(part) if part.score is None else part.score.tolist()
    rows = zip(part.image.tolist(), part.label.tolist(), part.box.round(4).tolist(), scores, strict=True)
    return [
        (part.image_names[image], part.class_names[label], box, None if score is None else round(score, 4))
        for image, label, box, score in rows
    ]


def codes(problems):
    return [problem.code for problem in problems]


BROKEN_LABELS = [  # code, file, line, times, objects of the truth that stay
    ("label-row", "labels/a.txt", 2, 2, 4),
    ("rows-repeated", "labels/a.txt", 3, 2, 2),
    ("box-row", "truth/a.txt", 2, 2, 3),
    ("box-not-a-number", "truth/a.txt", 2, 2, 2),
    ("box-negative", "truth/a.txt", 21, 1, 20),
    ("kitti-row", "label_2/000001.txt", 2, 1, 2),
    ("dota-row", "labelTxt/P1.txt", 2, 1, 2),
    ("xml-entities", "Annotations/b.xml", None, 1, 1),
    ("object-incomplete", "Annotations/a.xml", None, 1, 1),
    ("polygon-too-short", "truth/a.json", None, 1, 1),
    ("shape-left-out", "truth/a.json", None, 1, 1),
]
