"""A disk that is full at any write or move leaves everything as it was, and says so."""

import errno
import io
import os
from pathlib import Path

import pytest
from killed_reports import NEW, OLD
from reporting import contents, report

from cmviewer.cli import main
from cmviewer.errors import CmviewerError

TABLE = "image,truth,prediction\na.png,cat,cat\nb.png,cat,dog\n"


class FullAt:
    """Counts writes, moves and links below a folder, and refuses the one of a number."""

    def __init__(self, folder, number):
        self.folder, self.left = str(folder), number

    def is_here(self, arguments):
        return any(str(one).startswith(self.folder) for one in arguments)

    def look(self):
        self.left -= 1
        if self.left == 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    def file(self, real):
        """Return what opens files whose writes are counted."""

        def opened(*arguments, **options):
            file = real(*arguments, **options)
            return Watched(file, self) if file.writable() and self.is_here(arguments) else file

        return opened

    def call(self, real):
        def called(*arguments, **options):
            is_made_already = Path(arguments[0]).is_dir()
            if self.is_here(arguments) and not is_made_already:
                self.look()
            return real(*arguments, **options)

        return called


class Watched:
    """A file of which half is written where the disk is full."""

    def __init__(self, file, disk):
        self.file, self.disk = file, disk

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def write(self, content):
        try:
            self.disk.look()
        except OSError:
            self.file.write(content[: len(content) // 2])
            raise
        return self.file.write(content)

    def writelines(self, blocks):
        for block in blocks:
            self.write(block)

    def __getattr__(self, name):
        return getattr(self.file, name)


def every_full_disk(monkeypatch, folder):
    """Give one disk after the other, full at the first, second, third … step, until one is not reached."""
    number = 0
    while True:
        number += 1
        disk = FullAt(folder, number)
        with monkeypatch.context() as patch:
            patch.setattr(io, "open", disk.file(io.open))
            for name in ("replace", "link", "mkdir"):
                patch.setattr(os, name, disk.call(getattr(os, name)))
            yield number
        if disk.left > 0:
            return


@pytest.mark.parametrize("how", ["into", "over"])
def test_a_disk_that_is_full_at_any_step_leaves_the_older_report_or_nothing(tmp_path, monkeypatch, how):
    out = tmp_path / "out"
    if how == "over":
        report(out, OLD, heatmap=None)
    before = contents(out) if out.exists() else None
    codes = []
    for _ in every_full_disk(monkeypatch, out):
        try:
            report(out, NEW)
        except CmviewerError as error:
            codes += [problem.code for problem in error.problems]
        else:
            break
        assert (contents(out) if out.exists() else None) == before
        assert not out.exists() or {path.name for path in out.iterdir()} == set(before)
    assert len(codes) > 10
    assert set(codes) == {"no-room"}
    assert "heatmap.png" in contents(out)


def test_the_command_says_it_and_ends_with_2(tmp_path, monkeypatch, capsys):
    table, out = tmp_path / "results.csv", tmp_path / "out"
    table.write_text(TABLE)
    monkeypatch.setattr("cmviewer.cli.report.painter_of", lambda *_: lambda path: path.write_bytes(b"paint"))
    assert main(["report", str(table), "--out", str(out)]) == 0
    before = contents(out)
    capsys.readouterr()
    table.write_text(TABLE + "c.png,dog,dog\n")
    statuses = []
    for _ in every_full_disk(monkeypatch, out):
        status = main(["report", str(table), "--out", str(out)])
        told = capsys.readouterr()
        statuses.append(status)
        if status == 0:
            break
        assert told.out == ""
        assert f"{out}: no room is left to write. Mend: " in told.err
        assert contents(out) == before
    assert set(statuses[:-1]) == {2}
    assert len(statuses) > 10
    assert contents(out) != before
