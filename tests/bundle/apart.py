"""Checkpoints that are read in parts, as other processes read them, beside those that are read whole."""

import pickle
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from cmviewer.bundle.ranges import Range
from cmviewer.bundle.samples import annotations_of, sample_of
from cmviewer.bundle.slices import objects_of
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import ReadWholeError
from cmviewer.writers.bundles.counting import count_here
from cmviewer.writers.bundles.cutting import look_here


def longer(names):
    """Names as cases of which all but the first two are long."""
    first, second, *others = names
    return [first, second, *(pytest.param(name, marks=pytest.mark.long) for name in others)]


def content(folder):
    """Every file of a bundle, byte for byte."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def sent(counter=count_here):
    """Count shards that were packed and unpacked, as if another process did."""
    return lambda shards: counter((number, pickle.loads(pickle.dumps(shard))) for number, shard in shards)


def look_elsewhere(looks, what=""):
    return look_here(pickle.loads(pickle.dumps(list(looks))))


def noting(evaluation, read):
    """The same evaluation, whose checkpoints note their names in a list when they are read whole."""

    def loading(checkpoint):
        def load():
            read.append(checkpoint.name)
            return checkpoint.load()

        return load

    checkpoints = [replace(one, load=loading(one)) for one in evaluation.checkpoints]
    return replace(evaluation, checkpoints=tuple(checkpoints))


def parts_of(checkpoint, cuts, images):
    """What is read in parts, sent to other processes and back, or None where it has to be read whole."""
    index = checkpoint.apart.index(look_elsewhere(checkpoint.apart.looks()))
    if index is None:
        return None
    ranges = [Range(*one) for one in pairwise([0, *sorted(cuts), images])]
    try:
        found = [pickle.loads(pickle.dumps(index.part(one.start, one.end)))() for one in ranges]
        sample = [
            part.take(np.flatnonzero(index.sampled[part.image + one.start]))
            for one, part in zip(ranges, found, strict=True)
        ]
        whole = annotations_of(
            sample_of(part, np.arange(images), one.start) for one, part in zip(ranges, sample, strict=True)
        )
        return ranges, found, index.problems(whole)
    except (ReadWholeError, CmviewerError):
        return None


def is_odd(checkpoint):
    """Whether reading all of a checkpoint says anything, as where another one decides what boxes mean."""
    try:
        checkpoint.load()
    except CmviewerError:
        return True
    return bool(checkpoint.problems())


def check_parts(checkpoint, read):
    """Check that what `parts_of` has read is what reading all of the checkpoint gives, to the last digit."""
    if read is None:
        return
    ranges, found, problems = read
    whole = checkpoint.load()
    assert problems == checkpoint.problems()
    for one, part in zip(ranges, found, strict=True):
        check_same(part, objects_of(whole, one))


def check_same(part, wanted):
    """Check that all is the same to the last digit."""
    for name in ("image", "label", "box", "score", "known_area"):
        np.testing.assert_array_equal(getattr(part, name), getattr(wanted, name), name)
    rows = np.arange(len(part), dtype=np.int32)
    np.testing.assert_array_equal(part.identities(rows), wanted.identities(rows))
    assert (part.region is None) == (wanted.region is None)
    if wanted.region is None:
        return
    for name in ("point", "ring_start", "first_ring", "runs", "runs_start", "runs_size"):
        np.testing.assert_array_equal(getattr(part.region, name), getattr(wanted.region, name), name)
