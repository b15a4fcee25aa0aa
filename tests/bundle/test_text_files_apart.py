"""Shards open the text files of their images alone, and count as if one process had read all of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmviewer.bundle.shards import Keeps
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.objects import apart, file_pieces, text_rows
from cmviewer.regular_files import open_regular
from cmviewer.writers.bundles.counting import count_here
from cmviewer.writers.bundles.cutting import ShardSize, look_here
from tests.bundle.apart import check_parts, content, is_odd, longer, look_elsewhere, noting, parts_of, sent
from tests.bundle.bundles import write_bundle

IMAGES = 12


@pytest.fixture(autouse=True, scope="module")
def small_blocks():
    """What is read together is so little that parts have several blocks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "BLOCK", 7)
        yield


def rows_of_image(random, *, scored):
    count = int(random.integers(0, 9))
    size = random.uniform(0.1, 0.3, (count, 2)).round(3)
    centre = random.uniform(0.2, 0.8, (count, 2)).round(3)
    label = random.integers(0, 3, count)
    score = random.random(count).round(4)
    columns = zip(label.tolist(), centre.tolist(), size.tolist(), score.tolist(), strict=True)
    return [
        " ".join(map(str, (k, *middle, *extent, *((s,) if scored else ()))))
        for k, middle, extent, s in columns
    ]


def one_row(row):
    """Add a row to one file."""

    def changed(random, files):
        name = sorted(files)[int(random.integers(len(files)))]
        return files | {name: [*files[name], row]}

    return changed


def every(change):
    return lambda _random, files: {name: [change(row) for row in rows] for name, rows in files.items()}


def without_some(random, files):
    return {name: rows for name, rows in files.items() if random.random() < 0.7} or files


CLEAN = {
    "plain": lambda _random, files: files,
    "some images without a file": without_some,
    "a polygon": one_row("1 0.1 0.1 0.3 0.1 0.3 0.3 0.1 0.3 0.5"),
    "blank lines": every(lambda row: row + "\n"),
}
ODD = {
    "no score": one_row("1 0.5 0.5 0.1 0.1"),
    "a score above 1": one_row("1 0.5 0.5 0.1 0.1 1.5"),
    "a track": one_row("1 0.5 0.5 0.1 0.1 0.5 7"),
    "tracks alone": every(lambda row: row.rsplit(" ", 1)[0] + " 3"),
    "few words": one_row("1 0.5 0.5"),
    "a comment": one_row("# a comment"),
    "a class beyond the names": one_row("9 0.5 0.5 0.1 0.1 0.5"),
    "a box far outside": one_row("1 7 7 0.1 0.1 0.5"),
    "pixels": every(
        lambda row: " ".join([row.split()[0], *(str(100 * float(n)) for n in row.split()[1:5]), "0.5"])
    ),
    "no number": one_row("1 0.5 0.5 0.1 high 0.5"),
    "a row twice": one_row("1 0.5 0.5 0.1 0.1 0.5\n1 0.5 0.5 0.1 0.1 0.5"),
    "all rows twice": every(lambda row: f"{row}\n{row}"),
    "an image of no truth": lambda _random, files: files | {"other": ["1 0.5 0.5 0.1 0.1 0.5"]},
    "other ends of lines": every(lambda row: row + "\r"),
}


def write_yolo(folder, random, change, *, checkpoints=3):
    """Write truth and checkpoints, of which the second is changed; images are not there."""
    (folder / "data.yaml").write_text("names: [bear, cat, dog]\n")
    names = [f"{n:03}" for n in range(IMAGES)]
    truth = folder / "labels"
    truth.mkdir()
    for name in names:
        (truth / f"{name}.txt").write_text("\n".join(rows_of_image(random, scored=False)))
    for epoch in range(checkpoints):
        files = {name: rows_of_image(random, scored=True) for name in names}
        labels = folder / "runs" / "detect" / f"epoch_{epoch}" / "labels"
        labels.mkdir(parents=True)
        for name, rows in (change(random, files) if epoch == 1 else files).items():
            (labels / f"{name}.txt").write_bytes("\n".join(rows).encode())
    return open_evaluation(OpenRequest(path=folder))


@pytest.mark.parametrize("change", longer([*CLEAN, *ODD]))
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), cuts=st.lists(st.integers(0, IMAGES), max_size=5))
def test_parts_of_text_files_are_those_of_the_whole(change, seed, cuts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("results")
    checkpoint = write_yolo(folder, np.random.default_rng(seed), (CLEAN | ODD)[change]).checkpoints[1]
    read = parts_of(checkpoint, cuts, IMAGES)
    assert read is not None or change not in CLEAN or is_odd(checkpoint)
    check_parts(checkpoint, read)


@pytest.mark.parametrize("keeps", Keeps)
@pytest.mark.parametrize("change", longer(CLEAN))
def test_a_folder_is_counted_as_in_one_process_which_reads_the_checkpoint_that_decides(
    change, keeps, tmp_path
):
    folder, read = tmp_path / "results", []
    folder.mkdir()
    evaluation = write_yolo(folder, np.random.default_rng(1), CLEAN[change])
    size = ShardSize(20, 1)
    write_bundle(
        open_evaluation(OpenRequest(path=folder)),
        tmp_path / "here",
        size=size,
        counter=count_here,
        keeps=keeps,
    )
    there = noting(evaluation, read)
    elsewhere = {"counter": sent(), "look": look_elsewhere}
    write_bundle(there, tmp_path / "there", size=size, keeps=keeps, **elsewhere)
    assert content(tmp_path / "there") == content(tmp_path / "here")
    assert read == ["epoch_2"]


def test_a_shard_opens_the_files_of_its_images_alone(tmp_path, monkeypatch):
    checkpoint = write_yolo(tmp_path, np.random.default_rng(1), CLEAN["plain"]).checkpoints[0]
    index, names = checkpoint.apart.index(look_here(checkpoint.apart.looks())), []

    def noted(file):
        names.append(file.stem)
        return open_regular(file)

    for module in (text_rows, file_pieces):
        monkeypatch.setattr(module, "open_regular", noted)
    index.part(3, 7)()
    assert names == ["003", "004", "005", "006"]
