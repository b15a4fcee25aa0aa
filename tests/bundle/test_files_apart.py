"""Files, one an image, of every layout that are read in parts come to what reading all of them does."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cmviewer.bundle.shards import Keeps
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Elsewhere
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.decision_keys import Told
from cmviewer.readers.files.xml_files import read_xml
from cmviewer.readers.objects import apart, file_pieces, voc
from cmviewer.readers.objects.source_reader import SourceReader
from cmviewer.writers.bundles.counting import count_here
from cmviewer.writers.bundles.cutting import ShardSize, look_here
from tests.bundle.apart import check_parts, content, is_odd, longer, look_elsewhere, parts_of, sent
from tests.bundle.bundles import write_bundle
from tests.bundle.file_layouts import (
    CLASSES,
    CLEAN,
    IMAGES,
    NAMES,
    ODD,
    SIDE,
    WRITERS,
    write_coco,
    write_files,
)

SHORT = {(layout, "plain") for layout in ("Pascal VOC", "KITTI", "labelme's outlines", "MMDetection")}
ALL = [
    pytest.param(*case, marks=() if case in SHORT else pytest.mark.long)
    for case in product(WRITERS, CLEAN | ODD)
]


@pytest.fixture(autouse=True, scope="module")
def small_pieces():
    """What is looked at and read together is so little that there is much of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "BLOCK", 7)
        patch.setattr(file_pieces, "_TOGETHER", 5)
        yield


def opened(folder, elsewhere=None):
    """The evaluation, or the problems for which there is none."""
    try:
        return open_evaluation(OpenRequest(path=folder), elsewhere=elsewhere)
    except CmviewerError as error:
        return error.problems


def written(folder, place, elsewhere, rows, keeps, **how):
    """The bundle of a folder, or the problems for which there is none."""
    evaluation = opened(folder, elsewhere)
    if isinstance(evaluation, tuple):
        return evaluation
    try:
        write_bundle(evaluation, place, size=ShardSize(rows, 1), keeps=keeps, **how)
    except CmviewerError as error:
        return error.problems
    return content(place)


ELSEWHERE = Elsewhere(look_elsewhere, print)
THERE = {"counter": sent(), "look": look_elsewhere}


@pytest.mark.parametrize(("layout", "change"), ALL)
@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000), cuts=st.lists(st.integers(0, IMAGES), max_size=5), coco=st.booleans())
def test_parts_of_files_are_those_of_the_whole(layout, change, seed, cuts, coco, tmp_path_factory):
    folder = tmp_path_factory.mktemp("results")
    write_files(folder, np.random.default_rng(seed), layout, (CLEAN | ODD)[change], coco=coco)
    evaluation = opened(folder, ELSEWHERE)
    if isinstance(evaluation, tuple):
        assert change in ODD
        return
    checkpoint = evaluation.checkpoints[1]
    read = parts_of(checkpoint, cuts, IMAGES)
    assert read is not None or change not in CLEAN or is_odd(checkpoint)
    check_parts(checkpoint, read)


@pytest.mark.parametrize("keeps", Keeps)
@pytest.mark.parametrize("layout", longer(WRITERS))
def test_this_process_reads_no_checkpoint_but_the_one_that_decides(layout, keeps, tmp_path, monkeypatch):
    results, read = tmp_path / "results", []
    results.mkdir()
    write_files(results, np.random.default_rng(1), layout, CLEAN["a class of its own"], coco=True)
    here = written(results, tmp_path / "here", None, 20, keeps, counter=count_here)
    reading = SourceReader.read

    def noted(reader, source, problems):
        read.append(source.path.name)
        return reading(reader, source, problems)

    monkeypatch.setattr(SourceReader, "read", noted)
    assert written(results, tmp_path / "there", ELSEWHERE, 20, keeps, **THERE) == here
    assert sorted(read) == ["epoch_2", "instances_val.json"]


@pytest.mark.long
@pytest.mark.parametrize("layout", WRITERS)
@settings(max_examples=5, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    change=st.sampled_from([*CLEAN, *ODD]),
    rows=st.integers(8, 60),
    keeps=st.sampled_from(Keeps),
    coco=st.booleans(),
)
def test_files_are_counted_as_in_one_process(layout, seed, change, rows, keeps, coco, tmp_path_factory):
    results, place = tmp_path_factory.mktemp("results"), tmp_path_factory.mktemp("bundles")
    write_files(results, np.random.default_rng(seed), layout, (CLEAN | ODD)[change], coco=coco)
    here = written(results, place / "here", None, rows, keeps)
    assert written(results, place / "there", ELSEWHERE, rows, keeps, **THERE) == here


def test_a_shard_opens_the_files_of_its_images_alone(tmp_path, monkeypatch):
    write_files(tmp_path, np.random.default_rng(1), "Pascal VOC", CLEAN["plain"])
    checkpoint = opened(tmp_path).checkpoints[0]
    index, names = checkpoint.apart.index(look_here(checkpoint.apart.looks())), []

    def noted(file):
        names.append(file.stem)
        return read_xml(file)

    monkeypatch.setattr(voc, "read_xml", noted)
    index.part(3, 7)()
    assert names == ["003", "004", "005", "006"]


@pytest.mark.parametrize("frame", ["seen", "stored"])
def test_boxes_in_photographs_that_are_turned_are_counted_as_in_one_process(frame, tmp_path):
    results, size = tmp_path / "results", ShardSize(20, 1)
    results.mkdir()
    write_files(results, np.random.default_rng(1), "Pascal VOC", CLEAN["plain"])
    mark = Image.Exif()
    mark[0x0112] = 6
    (results / "images").mkdir()
    for name in NAMES:
        Image.new("L", (SIDE, SIDE)).save(results / "images" / f"{name}.jpg", exif=mark)
    request = OpenRequest(results, told=(Told("exif.prediction", frame),))
    for name, how in (("here", {}), ("there", THERE)):
        write_bundle(open_evaluation(request), tmp_path / name, size=size, **how)
    assert content(tmp_path / "there") == content(tmp_path / "here")
    looks = open_evaluation(request).checkpoints[0].apart.looks()
    assert bool(looks) == (frame == "seen")


def test_numbered_classes_of_earlier_checkpoints_alone_stand_as_their_names_do(tmp_path):
    listed = ["zebra", *CLASSES, "ape", "gnu"]
    write_coco(tmp_path, {name: [{"name": "cat", "box": [20, 20, 60, 60]}] for name in NAMES})
    (tmp_path / "data.yaml").write_text(f"names: {listed}\n")
    for epoch, numbers in enumerate(([5, 2, 0], [5, 2, 4], [2])):
        labels = tmp_path / "runs" / "detect" / f"epoch_{epoch}" / "labels"
        labels.mkdir(parents=True)
        for name, number in zip(NAMES, numbers * IMAGES, strict=False):
            (labels / f"{name}.txt").write_text(f"{number} 0.2 0.2 0.2 0.2 0.5\n")
    taken = []
    elsewhere = Elsewhere(lambda looks, what: taken.append(what) or look_elsewhere(looks), print)
    there, here = opened(tmp_path, elsewhere), opened(tmp_path)
    assert taken == ["Looking for classes, pieces"]
    assert there.classes.names == here.classes.names == (*CLASSES, "zebra", "gnu", "ape")
