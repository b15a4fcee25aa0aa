"""Predictions that shards read by themselves are those that one process reads, whatever the files hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmviewer.bundle.shards import Keeps
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.objects import apart, coco_pieces
from cmviewer.regular_files import open_regular
from cmviewer.writers.bundles.cutting import ShardSize, look_here
from tests.bundle.apart import check_parts, content, is_odd, longer, look_elsewhere, noting, parts_of, sent
from tests.bundle.bundles import held, write_bundle
from tests.bundle.coco_results import CLEAN, IMAGES, ODD, in_order, opened, outlined, plain, write_coco


@pytest.fixture(autouse=True, scope="module")
def small_blocks():
    """What is read together is so little that parts have several blocks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "BLOCK", 7)
        yield


def bundles(folder, place, rows, span, piece, keeps=Keeps.OUTCOMES):
    """Both bundles, or why there is none."""
    found = []
    for name, how in (
        ("here", {}),
        ("there", {"counter": sent(), "look": look_elsewhere}),
    ):
        try:
            write_bundle(
                opened(folder, span, piece), place / name, size=ShardSize(rows, 1), keeps=keeps, **how
            )
            found.append(content(place / name))
        except CmviewerError as error:
            found.append(error.problems)
    return found


pieces = {"span": st.integers(40, 3000), "piece": st.integers(1, 1000), "mixed": st.booleans()}


@pytest.mark.parametrize("change", longer([*CLEAN, *ODD]))
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), cuts=st.lists(st.integers(0, IMAGES), max_size=5), **pieces)
def test_parts_of_coco_results_are_those_of_the_whole(
    change, seed, cuts, span, piece, mixed, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("results")
    write_coco(folder, np.random.default_rng(seed), (CLEAN | ODD)[change], mixed=mixed)
    checkpoint = opened(folder, span, piece).checkpoints[1]
    read = parts_of(checkpoint, cuts, IMAGES)
    assert read is not None or change not in CLEAN or is_odd(checkpoint)
    check_parts(checkpoint, read)


@pytest.mark.long
@pytest.mark.parametrize("change", [*CLEAN, *ODD])
@settings(max_examples=2, deadline=None)
@given(seed=st.integers(0, 10_000), rows=st.integers(1, 60), keeps=st.sampled_from(Keeps), **pieces)
def test_coco_results_are_counted_as_in_one_process(
    change, seed, rows, keeps, span, piece, mixed, tmp_path_factory
):
    folder, place = tmp_path_factory.mktemp("results"), tmp_path_factory.mktemp("bundles")
    write_coco(folder, np.random.default_rng(seed), (CLEAN | ODD)[change], mixed=mixed)
    here, there = bundles(folder, place, rows, span, piece, keeps)
    assert there == here


@pytest.mark.parametrize("change", longer(CLEAN))
def test_this_process_reads_no_checkpoint_but_the_one_that_decides(change, tmp_path):
    write_coco(tmp_path, np.random.default_rng(5), CLEAN[change])
    evaluation = opened(tmp_path, 500, 100)
    read = []
    size = ShardSize(20, 1)
    evaluation = noting(evaluation, read)
    write_bundle(evaluation, tmp_path.parent / "there", size=size, counter=sent(), look=look_elsewhere)
    assert read == ["epoch_2"]


@pytest.mark.parametrize("shaped", [None, outlined], ids=["boxes", "outlines"])
def test_where_candidates_are_kept_workers_read_as_well(shaped, tmp_path):
    results, read, size = tmp_path / "results", [], ShardSize(20, 1)
    results.mkdir()
    change = plain if shaped is None else lambda _, found: [shaped(one, n) for n, one in enumerate(found)]
    write_coco(results, np.random.default_rng(4), change, shaped=shaped)
    evaluation, keeps = opened(results, 500, 100), Keeps.CANDIDATES
    write_bundle(evaluation, tmp_path / "here", size=size, keeps=keeps)
    there, elsewhere = noting(opened(results, 500, 100), read), {"counter": sent(), "look": look_elsewhere}
    write_bundle(there, tmp_path / "there", size=size, keeps=keeps, **elsewhere)
    assert read == ["epoch_2"]
    assert content(tmp_path / "there") == content(tmp_path / "here")
    kept = open_evaluation(OpenRequest(tmp_path / "there"))
    for rule in (CountingRule(score=0.0, iou=0.1), CountingRule(score=0.7, iou=0.6)):
        assert held(kept, 1, rule) == held(evaluation, 1, rule)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), cuts=st.lists(st.integers(0, IMAGES), max_size=5), **pieces)
def test_parts_of_regions_are_those_of_the_whole(seed, cuts, span, piece, mixed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("results")
    shaped = lambda _random, records: [outlined(one, n) for n, one in enumerate(records)]  # noqa: E731
    write_coco(folder, np.random.default_rng(seed), shaped, mixed=mixed, shaped=outlined)
    evaluation = opened(folder, span, piece)
    assert evaluation.task is Task.INSTANCE_SEGMENTATION
    read = parts_of(evaluation.checkpoints[1], cuts, IMAGES)
    assert read is not None or is_odd(evaluation.checkpoints[1])
    check_parts(evaluation.checkpoints[1], read)


@pytest.mark.parametrize("change", ["plain", "a score above 1"])
def test_a_run_that_was_stopped_goes_on_here_or_elsewhere(change, tmp_path):
    folder = tmp_path / "results"
    folder.mkdir()
    write_coco(folder, np.random.default_rng(5), (CLEAN | ODD)[change])
    size = ShardSize(20, 1)
    write_bundle(opened(folder, 500, 100), tmp_path / "here", size=size)
    for name, goes_on in (("a", {}), ("b", {"counter": sent(), "look": look_elsewhere})):
        for stop in (1, 2, 2):
            with pytest.raises(InterruptedError):
                write_bundle(
                    opened(folder, 500, 100),
                    tmp_path / name,
                    size=size,
                    counter=stopping(stop),
                    look=look_elsewhere,
                    resume=True,
                )
        write_bundle(opened(folder, 500, 100), tmp_path / name, size=size, resume=True, **goes_on)
        assert content(tmp_path / name) == content(tmp_path / "here")


def stopping(after):
    """Count some shards, and then no more."""
    counted = []

    def counting(shards):
        for done in sent()(shards):
            if len(counted) == after:
                raise InterruptedError
            counted.append(done)
            yield done

    return counting


class Counted:
    """A stream that notes how many bytes are read of it."""

    def __init__(self, stream, read):
        self._stream, self._read = stream, read

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._stream.close()

    def seek(self, *place):
        return self._stream.seek(*place)

    def read(self, size=-1):
        data = self._stream.read(size)
        self._read.append(len(data))
        return data


def test_a_shard_reads_no_more_than_its_images_need(tmp_path, monkeypatch):
    write_coco(tmp_path, np.random.default_rng(3), plain)
    piece = 300
    checkpoint = opened(tmp_path, 2000, piece).checkpoints[0]
    size = (tmp_path / "epoch_0" / "predictions.json").stat().st_size
    index = checkpoint.apart.index(look_here(checkpoint.apart.looks()))
    read = []
    monkeypatch.setattr(apart, "BLOCK", 1000)
    monkeypatch.setattr(coco_pieces, "open_regular", lambda file: Counted(open_regular(file), read))
    for image in range(IMAGES):
        read.clear()
        found = index.part(image, image + 1)()
        share = size * len(found) / index.amount.sum()
        assert sum(read) <= share + 4 * (piece + 120)
    read.clear()
    index.part(0, IMAGES)()
    assert size * 0.9 < sum(read) <= size


def test_mixed_images_of_many_shards_are_read_at_once(monkeypatch, tmp_path):
    monkeypatch.setattr(coco_pieces, "_APART", 4)
    for name, mixed in (("apart", False), ("mixed", True)):
        (tmp_path / name).mkdir()
        change = plain if mixed else in_order
        write_coco(tmp_path / name, np.random.default_rng(9), change, mixed=mixed)
    for name, is_read in (("apart", True), ("mixed", False)):
        apart = opened(tmp_path / name, 10_000, 400).checkpoints[1].apart
        assert (apart.index(look_here(apart.looks())) is not None) == is_read
