"""Files that are whole while a run writes them, by a clock that the test moves."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.workspace.fingerprints import fingerprints_of
from cmviewer.workspace.watching import SETTLED, Watched, files_below, whole_evaluation

OLD, NEW = Path("epoch_1.csv"), Path("epoch_2.csv")


@dataclass
class Watcher:
    """Looks once a second, as the window does; reads where that is due, and notes when."""

    opened: tuple[Path, ...] = (OLD,)
    now: float = 0.0
    watched: Watched = field(default_factory=Watched)
    reads: list[float] = field(default_factory=list)

    def look(self, files):
        self.now += 1.0
        self.watched = self.watched.looked(files, self.now)
        if self.watched.is_due(self.now, self.opened):
            self.watched = self.watched.read(self.now)
            self.reads.append(self.now)

    def settled(self, files):
        for _ in range(4):
            self.look(files)
        return self


def test_a_file_that_is_written_in_bursts_is_read_once_two_seconds_after_its_last():
    watcher = Watcher().settled({OLD: (10, 1, 1)})
    assert len(watcher.reads) == 1
    for size in (1, 1, 7, 7, 30):
        watcher.look({OLD: (10, 1, 1), NEW: (size, size, 2)})
    assert len(watcher.reads) == 1
    last = watcher.now
    watcher.settled({OLD: (10, 1, 1), NEW: (30, 30, 2)})
    assert watcher.reads[1:] == [last + SETTLED]


def test_a_file_that_is_replaced_by_one_of_the_same_size_is_read_again():
    watcher = Watcher(opened=()).settled({OLD: (10, 1, 1)})
    watcher.settled({OLD: (10, 1, 9)})
    assert len(watcher.reads) == 2
    watcher.settled({OLD: (10, 1, 9)})
    assert len(watcher.reads) == 2
    watcher.settled({})
    assert len(watcher.reads) == 3


def test_nothing_is_read_while_a_file_that_is_open_is_being_written():
    watcher = Watcher().settled({OLD: (10, 1, 1)})
    for size in range(5):
        watcher.look({OLD: (size, size, 1), NEW: (30, 30, 2)})
    assert len(watcher.reads) == 1
    watcher.settled({OLD: (4, 4, 1), NEW: (30, 30, 2)})
    assert len(watcher.reads) == 2


def test_one_that_is_still_written_does_not_keep_others_waiting_and_comes_later():
    third = Path("epoch_3.csv")
    watcher = Watcher().settled({OLD: (10, 1, 1)})
    files = {OLD: (10, 1, 1), NEW: (30, 30, 2)}
    for size in range(4):
        watcher.look({**files, third: (size, size, 3)})
    assert len(watcher.reads) == 2
    watcher.settled({**files, third: (3, 3, 3)})
    assert len(watcher.reads) == 3


@pytest.fixture
def run(tmp_path):
    rows = "image,truth,prediction\n" + "".join(
        f"{i}.png,cat,{'cat' if i % 2 else 'dog'}\n" for i in range(8)
    )
    (tmp_path / "epoch_1.csv").write_text(rows)
    return tmp_path


def known_of(evaluation):
    return fingerprints_of(evaluation, 1 << 62)


def test_a_checkpoint_that_is_not_whole_is_left_out_until_it_is(run):
    opened = open_evaluation(OpenRequest(path=run))
    known = known_of(opened)

    def read(*unsettled):
        evaluation = whole_evaluation(
            lambda: open_evaluation(OpenRequest(path=run)), lambda: 1 << 62, known, unsettled
        )
        return None if evaluation is None else evaluation.checkpoint_names

    assert read() is None
    text = (run / "epoch_1.csv").read_text()
    (run / "epoch_2.csv").write_text(text)
    assert read(run / "epoch_2.csv") is None
    assert read() == ("epoch_1", "epoch_2")
    (run / "epoch_3.csv").write_text(text)
    assert read(run / "epoch_2.csv") == ("epoch_1", "epoch_3")


def test_all_files_below_a_folder_are_seen_with_size_and_time(tmp_path):
    (tmp_path / "a").mkdir()
    file = tmp_path / "a" / "b.csv"
    file.write_text("12345")
    os.utime(file, ns=(7, 7))
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert files_below(tmp_path) == {file: (5, 7, file.stat().st_ino)}
    assert list(files_below(file)) == [file]
