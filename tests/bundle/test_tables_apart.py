"""Tables of which other processes read ranges come to the bundle of one process, however all of it is cut."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Elsewhere
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.tables import plain_ranges, plain_tables
from cmviewer.writers.bundles.cutting import ShardSize
from tests.bundle.apart import content, longer, look_elsewhere, sent
from tests.bundle.bundles import write_bundle

ROWS = 300
CLASSES = ("cat", "dog", "größe", "7", "NA")
HEADER = ("image", "truth", "prediction", "score")


@pytest.fixture(autouse=True, scope="module")
def few_rows_are_many():
    """Columns are recognised by so few rows that a small table is a large one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_tables, "SAMPLE_ROWS", 40)
        patch.setattr(plain_tables, "_LINES_ABOVE", 5)
        yield


def rows_of(random):
    draw = random.choice
    return [
        [f"val/{number:04}.jpg", draw(CLASSES), draw(CLASSES), f"{random.random():.4f}"]
        for number in range(ROWS)
    ]


def column(place, change):
    return lambda random, rows: [
        [change(random, value) if at == place else value for at, value in enumerate(row)] for row in rows
    ]


def at_random(place, value):
    """Change one row behind those by which columns are recognised."""

    def changed(random, rows):
        chosen = int(random.integers(100, ROWS))
        return [
            [value if at == place and number == chosen else field for at, field in enumerate(row)]
            for number, row in enumerate(rows)
        ]

    return changed


def inserted(*row):
    def changed(random, rows):
        place = int(random.integers(100, ROWS))
        return [*rows[:place], list(row), *rows[place:]]

    return changed


PLAIN = {
    "plain": lambda _random, rows: rows,
    "images again": column(0, lambda random, name: name if random.random() < 0.9 else "val/0007.jpg"),
    "images in two spellings": column(0, lambda random, name: name if random.random() < 0.9 else f"./{name}"),
    "crops of few images": column(0, lambda random, _name: f"{random.integers(20)}.jpg"),
    "labels that are missing": column(2, lambda random, label: label if random.random() < 0.9 else ""),
    "truths that are missing": column(1, lambda random, label: label if random.random() < 0.9 else ""),
    "a class that comes late": at_random(2, "zebra"),
    "a score out of range": at_random(3, "1.5"),
    "an endless score": at_random(3, "inf"),
    "percents": column(3, lambda _random, score: f"{100 * float(score):.2f}"),
    "class numbers": column(1, lambda _random, label: str(CLASSES.index(label))),
    "blank lines at the end": lambda _random, rows: [*rows, [], []],
}
ODD = {
    "a quoted line end": at_random(0, '"a\nb.jpg"'),
    "quotes": at_random(0, '"a,b.jpg"'),
    "a blank line": inserted(),
    "a short row": inserted("a.jpg", "cat"),
    "the header again": inserted(*HEADER),
    "no score": at_random(3, "high"),
}


@pytest.mark.parametrize("change", longer([*PLAIN, *ODD]))
@settings(max_examples=3, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    size=st.integers(300, 4000),
    shard=st.integers(1, 200),
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_a_bundle_is_that_of_one_process_whoever_reads_the_rows(
    change, seed, size, shard, end, mark, tmp_path_factory
):
    folder, random = tmp_path_factory.mktemp("results"), np.random.default_rng(seed)
    rows = (PLAIN | ODD)[change](random, rows_of(random))
    text = mark + end.join(",".join(row) for row in (HEADER, *rows)) + end
    (folder / "results").mkdir()
    (folder / "results" / "epoch.csv").write_text(text, encoding="utf-8", newline="")
    read = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_ranges, "RANGE", size)
        here = outcome_of(folder / "results")
        there = outcome_of(folder / "results", Elsewhere(noting(read), print))
    assert isinstance(here, tuple) == isinstance(there, tuple)
    if isinstance(here, tuple):
        assert there == here
        return
    assert read or change in ODD
    write_bundle(here, folder / "here", size=ShardSize(shard, 1))
    write_bundle(there, folder / "there", size=ShardSize(shard, 1), counter=sent(), look=look_elsewhere)
    assert content(folder / "there") == content(folder / "here")


def noting(read):
    def take(looks, what):
        read.append(what)
        return look_elsewhere(looks)

    return take


def outcome_of(path, elsewhere=None):
    """The evaluation, or the problems for which there is none."""
    try:
        return open_evaluation(OpenRequest(path), elsewhere=elsewhere)
    except CmviewerError as error:
        return error.problems


def test_scores_of_classes_are_read_elsewhere_too(tmp_path, monkeypatch):
    random, read = np.random.default_rng(3), []
    rows = [f"{n % 3},{','.join(f'{v:.3f}' for v in random.dirichlet((1, 1, 1)))}" for n in range(ROWS)]
    (tmp_path / "results").mkdir()
    (tmp_path / "results/epoch.csv").write_text("truth,prob_0,prob_1,prob_2\n" + "\n".join(rows) + "\n")
    monkeypatch.setattr(plain_ranges, "RANGE", 500)
    write_bundle(outcome_of(tmp_path / "results"), tmp_path / "here", size=ShardSize(70, 1))
    there = outcome_of(tmp_path / "results", Elsewhere(noting(read), print))
    write_bundle(there, tmp_path / "there", size=ShardSize(70, 1), counter=sent(), look=look_elsewhere)
    assert content(tmp_path / "there") == content(tmp_path / "here")
    assert read
