"""Workers read the rows of a classification, say how far they are, and stop when that is wished."""

import math
import random
import time
from zipfile import ZipFile

import fastparquet
import pandas as pd
import pytest

from cmviewer.cli import main
from cmviewer.cli.said_progress import SaidProgress
from cmviewer.cluster import connecting
from cmviewer.cluster.connecting import connected
from cmviewer.cluster.counting import ClusterCounter
from cmviewer.evaluation import Elsewhere
from cmviewer.progress import Cancel, Cancelled
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.labels import reading
from cmviewer.readers.tables import plain_ranges
from cmviewer.version import __version__
from cmviewer.writers.bundles import counting
from cmviewer.writers.bundles.cutting import ShardSize
from tests.bundle.apart import content
from tests.cluster.dask_warnings import ignored

pytestmark = [pytest.mark.long, ignored]
ROWS = 60_000
CLASSES = ("cat", "dog", "größe", "7")


@pytest.fixture
def small(monkeypatch):
    """Ranges and shards so small that there are many."""
    for module in (plain_ranges, reading):
        monkeypatch.setattr(module, "RANGE", 200_000)
    monkeypatch.setitem(counting.count_checkpoint.__kwdefaults__, "size", ShardSize(9_000, 1))


def write_table(folder, more="", *, scores=False):
    """A table of which some images repeat, some labels are missing, and some scores are out of range."""
    draw = random.Random(5)
    folder.mkdir()
    with (folder / "epoch_1.csv").open("w", encoding="utf-8") as file:
        file.write("image,truth,prediction," + ("score_cat,score_dog\n" if scores else "score\n"))
        for number in range(ROWS):
            image = f"val/{number if number % 5000 else 3:06}.jpg"
            label = "" if number % 7919 == 5 else draw.choice(CLASSES)
            score = f"{draw.random():.4f}" if number % 9000 != 7 else "1.5"
            score = f"{score},{draw.random():.3f}" if scores else score
            file.write(f"{image},{draw.choice(CLASSES)},{label},{score}\n")
        file.write(more)
    return folder


@pytest.mark.parametrize("more", ["", "\n\n", '"a,b.jpg",cat,dog,0.5\n'], ids=["plain", "blank", "quoted"])
def test_the_command_reads_a_table_on_workers_as_in_one_process(
    more, cluster, small, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(SaidProgress, "EVERY", math.inf)
    results, said = write_table(tmp_path / "results", more), {}
    for name, words in (("here", ()), ("there", ("--scheduler", cluster.scheduler_address))):
        assert main(["count", str(results), "--out", str(tmp_path / name), *words]) == 0
        said[name] = capsys.readouterr()
    assert content(tmp_path / "there") == content(tmp_path / "here")
    assert said["there"].err == said["here"].err
    assert "epoch_1.csv:" in said["here"].err
    assert ("epoch_1.csv is read here" in said["there"].out) == more.startswith('"')


def test_the_command_reads_groups_of_parquet_on_workers_as_in_one_process(
    cluster, small, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(SaidProgress, "EVERY", math.inf)
    table = pd.read_csv(write_table(tmp_path / "results") / "epoch_1.csv", keep_default_na=False)
    (tmp_path / "results" / "epoch_1.csv").unlink()
    table["prediction"] = table["prediction"].replace("", None)
    file, said = tmp_path / "results" / "epoch_1.parquet", {}
    fastparquet.write(str(file), table, row_group_offsets=7_000, write_index=False)
    for name, words in (("here", ()), ("there", ("--scheduler", cluster.scheduler_address))):
        assert main(["count", str(file.parent), "--out", str(tmp_path / name), *words]) == 0
        said[name] = capsys.readouterr()
    assert content(tmp_path / "there") == content(tmp_path / "here")
    assert said["there"].err == said["here"].err
    assert "is read here" not in said["there"].out


def test_no_row_is_read_by_this_process_that_workers_read(cluster, small, tmp_path, monkeypatch):
    results, read = write_table(tmp_path / "results", scores=True), []
    whole = open_evaluation(OpenRequest(results))
    monkeypatch.setattr("cmviewer.readers.tables.plain_tables._body", None)  # what reads rows here
    with connected(cluster.scheduler_address) as client:
        counter = ClusterCounter(client)
        evaluation = open_evaluation(OpenRequest(results), elsewhere=Elsewhere(counter.look, read.append))
    assert len(evaluation.truth) == len(whole.truth)
    assert evaluation.problems == whole.problems
    assert not read


def test_reading_on_workers_says_how_far_it_is(cluster, small, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(SaidProgress, "EVERY", 0.0)
    results = write_table(tmp_path / "results")
    words = ("--scheduler", cluster.scheduler_address)
    assert main(["count", str(results), "--out", str(tmp_path / "b"), *words]) == 0
    said = capsys.readouterr().err
    assert "Reading epoch_1.csv on workers, pieces: 1 of 10, " in said
    assert "s left" in said
    assert "Counting epoch_1, shards: 7 of 7" in said


def test_reading_on_workers_is_cancelled_and_nothing_goes_on(cluster, small, tmp_path):
    results, cancel, done = write_table(tmp_path / "results"), Cancel(), []

    def progress(_what, count, _all):
        done.append(count)
        if count:
            cancel.set()

    with connected(cluster.scheduler_address) as client:
        counter = ClusterCounter(client, progress=progress, cancel=cancel)
        with pytest.raises(Cancelled):
            open_evaluation(OpenRequest(results), elsewhere=Elsewhere(counter.look, print))
        latest = time.monotonic() + 30
        while any(client.processing().values()):
            assert time.monotonic() < latest
        assert all(one.status == "finished" for one in client.futures.values())
    assert len(done) < 10


def test_a_worker_that_does_not_see_what_was_named_is_told_before_anything_is_read(
    cluster, small, tmp_path, monkeypatch, capsys
):
    results = write_table(tmp_path / "results")
    monkeypatch.setattr(connecting, "look_around", lambda files: (__version__, list(files)))
    monkeypatch.setattr(ClusterCounter, "look", None)
    words = ("--scheduler", cluster.scheduler_address)
    assert main(["count", str(results), "--out", str(tmp_path / "b"), *words]) == 2
    said = capsys.readouterr()
    assert said.err.count("cannot see this file") == 2  # of each worker the folder, and not each file
    assert "read here" not in said.out


def test_results_in_an_archive_are_seen_where_the_archive_is(cluster, tmp_path):
    rows = "image,truth,prediction\na.png,cat,dog\nb.png,dog,dog\n"
    with ZipFile(tmp_path / "results.zip", "w") as archive:
        archive.writestr("run/epoch_1.csv", rows)
    for name, words in (("here", ()), ("there", ("--scheduler", cluster.scheduler_address))):
        assert main(["count", str(tmp_path / "results.zip"), "--out", str(tmp_path / name), *words]) == 0
    assert content(tmp_path / "there") == content(tmp_path / "here")
