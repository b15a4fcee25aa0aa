"""Predictions that shards read by themselves are those that one process reads, whatever the files hold."""

import json
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycocotools import mask as coco_masks

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.objects import apart, coco_pieces
from cmviewer.readers.objects import coco_results as layout
from cmviewer.readers.objects.coco_pieces import CocoPieces
from cmviewer.regular_files import open_regular
from cmviewer.writers.bundles.cutting import ShardSize, look_here
from tests.bundle.apart import check_parts, content, longer, look_elsewhere, noting, parts_of, sent
from tests.bundle.bundles import write_bundle

IMAGES = 12
CLASSES = 3


@pytest.fixture(autouse=True, scope="module")
def small_blocks():
    """What is read together is so little that parts have several blocks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "BLOCK", 7)
        yield


def boxes(random, count):
    corner = random.integers(0, 4, (count, 2)) * 10
    return np.concatenate((corner, random.integers(1, 3, (count, 2)) * 10), axis=1).astype(float).tolist()


def coco_truth(random, images=IMAGES):
    count = 3 * images
    owner = random.integers(0, images, count).tolist()
    return {
        "images": [
            {"id": n + 1, "file_name": f"{n + 1:03}.jpg", "width": 60, "height": 60} for n in range(images)
        ],
        "categories": [{"id": n + 1, "name": f"class {n}"} for n in range(CLASSES)],
        "annotations": [
            {
                "id": n + 1,
                "image_id": owner[n] + 1,
                "category_id": int(random.integers(1, CLASSES + 1)),
                "bbox": box,
                "iscrowd": int(random.random() < 0.1),
            }
            for n, box in enumerate(boxes(random, count))
        ],
    }


def coco_results(random, *, images=IMAGES, mixed=False):
    """Results, image after image in any order, or mixed."""
    count = int(random.integers(1, 8 * images))
    owner = random.permutation(images)[np.sort(random.integers(0, images, count))]
    if mixed:
        random.shuffle(owner)
    return [
        {
            "image_id": int(image) + 1,
            "category_id": int(random.integers(1, CLASSES + 1)),
            "bbox": box,
            "score": float(random.random()),
        }
        for image, box in zip(owner.tolist(), boxes(random, count), strict=True)
    ]


def plain(_random, records):
    return records


def in_order(_random, records):
    return sorted(records, key=lambda record: record["image_id"])


def each(**more):
    return lambda _random, records: [
        record | {key: value(record, n) for key, value in more.items()} for n, record in enumerate(records)
    ]


def one(**more):
    """Change one record."""

    def changed(random, records):
        place = int(random.integers(len(records)))
        return [record | more if n == place else record for n, record in enumerate(records)]

    return changed


def without(key):
    def changed(random, records):
        place = int(random.integers(len(records)))
        return [
            {name: value for name, value in record.items() if name != key or n != place}
            for n, record in enumerate(records)
        ]

    return changed


CLEAN = {
    "plain": plain,
    "with ids": each(id=lambda _record, n: 10 * n + 3),
    "with files": each(file_name=lambda record, _n: f"{record['image_id']:03}.jpg"),
    "with names": each(category_name=lambda record, _n: f"class {record['category_id'] - 1}"),
    "ids as text": each(image_id=lambda record, _n: str(record["image_id"])),
}
ODD = {
    "an image of no truth": one(image_id=999),
    "a class of no truth": one(category_id=77),
    "a score above 1": one(score=1.5),
    "a score that is text": one(score="high"),
    "no score": without("score"),
    "no box": without("bbox"),
    "an id": one(id=5),
    "a file": one(file_name="005.jpg"),
    "a name": one(category_name="class 1"),
    "a box far outside": one(bbox=[900.0, 900.0, 5.0, 5.0]),
    "a box that ends before it begins": one(bbox=[20.0, 20.0, -5.0, 5.0]),
    "an area": one(area=77.0),
    "records in a record": one(attributes=[{"a": 1}, {"a": 2}]),
    "all of it twice": lambda _random, records: records + records,
    "an image of text": one(image_id="3"),
    "falling ids": each(id=lambda _record, n: 1000 - n),
    "scores in percent": each(score=lambda record, _n: 100 * record["score"]),
}


def write_coco(folder, random, change, *, mixed=False, checkpoints=3, shaped=None):
    """Write truth and checkpoints, of which the second is changed."""
    truth = coco_truth(random)
    if shaped is not None:
        truth["annotations"] = [shaped(one, n) for n, one in enumerate(truth["annotations"])]
    (folder / "instances_val.json").write_text(json.dumps(truth))
    for epoch in range(checkpoints):
        records = coco_results(random, mixed=mixed)
        records = change(random, records) if epoch == 1 else records
        (folder / f"epoch_{epoch}").mkdir()
        text = json.dumps(records, indent=1 - epoch or None)
        (folder / f"epoch_{epoch}" / "predictions.json").write_text(text)
    return folder


def opened(folder, span, piece):
    """Open results whose pieces are small."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "CocoPieces", partial(CocoPieces, span=span, piece=piece))
        return open_evaluation(OpenRequest(path=folder))


def bundles(folder, place, rows, span, piece):
    """Both bundles, or why there is none."""
    found = []
    for name, how in (
        ("here", {}),
        ("there", {"counter": sent(), "look": look_elsewhere}),
    ):
        try:
            write_bundle(opened(folder, span, piece), place / name, size=ShardSize(rows, 1), **how)
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
    assert read is not None or change not in CLEAN
    check_parts(checkpoint, read)


@pytest.mark.long
@pytest.mark.parametrize("change", [*CLEAN, *ODD])
@settings(max_examples=2, deadline=None)
@given(seed=st.integers(0, 10_000), rows=st.integers(1, 60), **pieces)
def test_coco_results_are_counted_as_in_one_process(change, seed, rows, span, piece, mixed, tmp_path_factory):
    folder, place = tmp_path_factory.mktemp("results"), tmp_path_factory.mktemp("bundles")
    write_coco(folder, np.random.default_rng(seed), (CLEAN | ODD)[change], mixed=mixed)
    here, there = bundles(folder, place, rows, span, piece)
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


def outlined(record, n):
    """A square as a polygon, a mask, or its box alone."""
    x, y, width, height = record["bbox"]
    if n % 3 == 0:
        return record | {"segmentation": [[x, y, x + width, y, x + width, y + height, x, y + height]]}
    if n % 3 == 1:
        mask = np.zeros((60, 60), np.uint8, order="F")
        mask[int(y) : int(y + height), int(x) : int(x + width)] = 1
        runs = coco_masks.encode(mask)
        return record | {"segmentation": {"size": runs["size"], "counts": runs["counts"].decode()}}
    return record


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), cuts=st.lists(st.integers(0, IMAGES), max_size=5), **pieces)
def test_parts_of_regions_are_those_of_the_whole(seed, cuts, span, piece, mixed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("results")
    shaped = lambda _random, records: [outlined(one, n) for n, one in enumerate(records)]  # noqa: E731
    write_coco(folder, np.random.default_rng(seed), shaped, mixed=mixed, shaped=outlined)
    evaluation = opened(folder, span, piece)
    assert evaluation.task is Task.INSTANCE_SEGMENTATION
    read = parts_of(evaluation.checkpoints[1], cuts, IMAGES)
    assert read is not None
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
