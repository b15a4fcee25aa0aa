"""What reading takes, beside the size of what is read."""

import tracemalloc

import numpy as np
from opening import opened

from cmviewer.readers.joining.class_space import ClassSpace
from cmviewer.readers.joining.spelling import Spelling
from cmviewer.readers.objects.run_lengths import run_totals
from tests.benchmarks.object_files import write_masks


def most_of(work):
    """The most bytes that the objects of some work took together."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_run_lengths_are_checked_in_a_few_times_their_size():
    texts = np.full(4_000_000, ord("0"), np.uint8)
    start = np.arange(0, len(texts) + 1, 100)
    assert most_of(lambda: run_totals(texts, start)) < 6 * len(texts)


def test_a_file_of_run_length_masks_is_read_in_a_few_times_its_size(tmp_path):
    """The page of benchmarks tells the memory of a whole process; here it is that of its objects."""
    folder = write_masks(tmp_path / "masks", 120)
    size = sum(file.stat().st_size for file in folder.iterdir())

    def read():
        opened(folder).checkpoints[0].load()

    assert most_of(read) < 12 * size


def test_classes_are_found_by_name_in_one_look_each():
    compared = 0

    class Name(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other):
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)

    names = [f"class {i}" for i in range(3000)]
    space = ClassSpace(tuple(map(Name, names)), {}, len(names), (), Spelling())

    class Part:
        named = True
        class_names = tuple(map(Name, names))

    assert space.labels(Part.class_names).tolist() == list(range(3000))
    assert compared < 10 * len(names)
