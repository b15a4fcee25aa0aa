"""Sources of objects in a folder, read as the opening reads them."""

from pathlib import Path

from cmviewer.progress import Cancel, silent
from cmviewer.readers.objects.listing import listing_of
from cmviewer.readers.objects.names import names_near
from cmviewer.readers.objects.parts import Reader
from cmviewer.readers.objects.registry import sources


def sources_in(path):
    """The sources that are recognised in a folder, by their path in it."""
    listing = listing_of(path, Cancel())
    return {str(one.path.relative_to(path).as_posix()): one for one in sources(listing, Cancel())}


def only_source(path):
    (source,) = sources_in(path).values()
    return source


def read(source, top, *, boxes=None, names=None):
    """What a source says, and the problems."""
    problems = []
    if names is None and source.numbered:
        near = names_near(source.path, top, problems)
        names = None if near is None else near[1]
    reader = Reader(progress=silent, cancel=Cancel(), problems=problems, class_names=names, boxes=boxes)
    return source.read(reader), problems


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


def broken(code):
    return Path(__file__).parents[1] / "data" / "broken" / code
