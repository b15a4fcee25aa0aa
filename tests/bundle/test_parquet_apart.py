"""Parquet tables of which other processes read groups of rows come to the bundle of one process."""

from dataclasses import asdict

import fastparquet
import numpy as np
import pandas as pd
import pytest
from fastparquet.writer import update_file_custom_metadata
from hypothesis import given, settings
from hypothesis import strategies as st

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Elsewhere
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.labels import reading
from cmviewer.readers.tables import frame_table, parquet_groups, plain_ranges
from cmviewer.writers.bundles.cutting import ShardSize
from tests.bundle.apart import content, longer, look_elsewhere, sent
from tests.bundle.bundles import write_bundle

ROWS = 300
CLASSES = ("cat", "dog", "größe", "7", "NA")


@pytest.fixture(autouse=True, scope="module")
def few_rows_are_many():
    """Columns are recognised by so few rows that a small table is a large one."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (parquet_groups, frame_table):
            patch.setattr(module, "SAMPLE_ROWS", 40)
        patch.setattr(plain_ranges, "RANGE", 1)
        yield


def frame_of(random):
    return pd.DataFrame(
        {
            "image": [f"val/{number:04}.jpg" for number in range(ROWS)],
            "truth": random.choice(CLASSES, ROWS).astype(object),
            "prediction": random.choice(CLASSES, ROWS).astype(object),
            "score": random.random(ROWS),
            "epoch_of_photo": random.integers(0, 1000, ROWS),
        }
    )


def column(name, change):
    return lambda random, frame: frame.assign(**{name: [change(random, one) for one in frame[name]]})


def late(name, value):
    """Change one row behind those by which columns are recognised."""

    def changed(random, frame):
        values = frame[name].astype(object)
        values.iloc[int(random.integers(100, ROWS))] = value
        return frame.assign(**{name: values})

    return changed


def numbered(random, frame, kind):
    return frame.assign(
        **{name: random.integers(0, 4, ROWS).astype(kind) for name in ("truth", "prediction")}
    )


def with_missing(random, frame, kind):
    numbers = pd.Series(random.integers(0, 4, ROWS).astype(float)).mask(random.random(ROWS) < 0.1)
    return numbered(random, frame, np.int64).assign(prediction=numbers.astype(kind))


def scored(random, frame):
    shares = random.dirichlet((1, 1, 1), ROWS)
    return frame[["image"]].assign(
        truth=random.integers(0, 3, ROWS), **{f"prob_{n}": shares[:, n] for n in range(3)}
    )


PLAIN = {
    "plain": lambda _random, frame: frame,
    "images again": column("image", lambda random, name: name if random.random() < 0.9 else "val/0007.jpg"),
    "labels that are missing": column(
        "prediction", lambda random, one: one if random.random() < 0.9 else None
    ),
    "truths that are missing": column("truth", lambda random, one: one if random.random() < 0.9 else None),
    "blanks around labels": column("truth", lambda random, one: one if random.random() < 0.9 else f" {one} "),
    "labels like numbers": column("truth", lambda random, _one: random.choice(("1.0", "2.0", "3"))),
    "categories": lambda _random, frame: frame.astype({"truth": "category", "prediction": "category"}),
    "class numbers": lambda random, frame: numbered(random, frame, np.int64),
    "whole floats": lambda random, frame: numbered(random, frame, np.float64),
    "small numbers": lambda random, frame: numbered(random, frame, np.int8),
    "missing numbers": lambda random, frame: with_missing(random, frame, "Int64"),
    "missing floats": lambda random, frame: with_missing(random, frame, np.float64),
    "yes and no": lambda random, frame: frame.assign(
        truth=random.random(ROWS) < 0.5, prediction=random.random(ROWS) < 0.5
    ),
    "a class that comes late": late("prediction", "zebra"),
    "no scores": lambda _random, frame: frame.drop(columns="score"),
    "scores that are missing": column("score", lambda random, one: one if random.random() < 0.9 else None),
    "a score out of range": lambda _random, frame: frame.assign(
        score=frame["score"].where(frame.index != 250, 7)
    ),
    "an endless score": lambda _random, frame: frame.assign(
        score=frame["score"].where(frame.index != 250, np.inf)
    ),
    "percents": lambda _random, frame: frame.assign(score=100 * frame["score"]),
    "scores of classes": scored,
    "small scores": lambda _random, frame: frame.astype({"score": np.float32}),
    "models": lambda _random, frame: pd.concat(
        [frame.assign(model=name) for name in "ab"], ignore_index=True
    ),
}
ODD = {
    "a name with a line end": late("image", "a\nb.jpg"),
    "a label that is no whole number": lambda random, frame: numbered(random, frame, np.float64).assign(
        truth=lambda found: found["truth"].where(found.index != 250, 0.5)
    ),
    "yes, no and nothing": lambda random, frame: frame.assign(
        truth=random.random(ROWS) < 0.5,
        prediction=pd.array(random.choice([True, False, None], ROWS).tolist(), "boolean"),
    ),
    "scores as text": lambda _random, frame: frame.assign(score=frame["score"].map("{:.3f}".format)),
    "an index": lambda _random, frame: frame.set_index("image"),
    "lists": lambda _random, frame: frame.assign(shares=[[0.1, 0.2]] * ROWS),
    "counts": lambda random, frame: frame.assign(count=random.integers(1, 5, ROWS)),
    "splits": lambda random, frame: frame.assign(split=random.choice(("train", "val"), ROWS)),
}


def outcome_of(path, elsewhere=None):
    """The evaluation, or the problems for which there is none."""
    try:
        return open_evaluation(OpenRequest(path), elsewhere=elsewhere)
    except CmviewerError as error:
        return error.problems


@pytest.mark.parametrize("change", longer([*PLAIN, *ODD]))
@settings(max_examples=3, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    size=st.integers(15, 200),
    shard=st.integers(20, 200),
    compression=st.sampled_from(["SNAPPY", None, "GZIP"]),
)
def test_a_bundle_is_that_of_one_process_whoever_reads_the_groups(
    change, seed, size, shard, compression, tmp_path_factory
):
    folder, random, read = tmp_path_factory.mktemp("results"), np.random.default_rng(seed), []

    def take(looks, what):
        read.append(what)
        return look_elsewhere(looks)

    frame = (PLAIN | ODD)[change](random, frame_of(random))
    (folder / "results").mkdir()
    file = str(folder / "results" / "epoch.parquet")
    fastparquet.write(
        file, frame, row_group_offsets=size, compression=compression, write_index=frame.index.name
    )
    here = outcome_of(folder / "results")
    there = outcome_of(folder / "results", Elsewhere(take, print))
    assert isinstance(here, tuple) == isinstance(there, tuple)
    if isinstance(here, tuple):
        assert there == here
        return
    assert read or change in ODD
    assert asdict(there.interpretation) == asdict(here.interpretation)
    assert there.problems == here.problems
    write_bundle(here, folder / "here", size=ShardSize(shard, 1))
    write_bundle(there, folder / "there", size=ShardSize(shard, 1), counter=sent(), look=look_elsewhere)
    assert content(folder / "there") == content(folder / "here")


def test_a_table_that_names_no_frame_of_pandas_is_read_in_groups(tmp_path):
    (tmp_path / "results").mkdir()
    file, read = tmp_path / "results" / "epoch.parquet", []
    fastparquet.write(str(file), frame_of(np.random.default_rng(2)), row_group_offsets=70, write_index=False)
    update_file_custom_metadata(str(file), {"pandas": None})
    elsewhere = Elsewhere(lambda looks, what: read.append(what) or look_elsewhere(looks), print)
    there = outcome_of(tmp_path / "results", elsewhere)
    assert read
    write_bundle(outcome_of(tmp_path / "results"), tmp_path / "here")
    write_bundle(there, tmp_path / "there", counter=sent(), look=look_elsewhere)
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_a_table_of_one_group_is_read_here_and_named(tmp_path):
    file, read, named = tmp_path / "epoch.parquet", [], []
    fastparquet.write(str(file), frame_of(np.random.default_rng(2)), write_index=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "RANGE", 1)
        outcome_of(file, Elsewhere(lambda *taken: read.append(taken), named.append))
    assert named == [file]
    assert not read
