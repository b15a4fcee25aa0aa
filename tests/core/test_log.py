"""The log file holds what happened, whatever the disk, the problems and the other programs do."""

import faulthandler
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from cmviewer import log
from cmviewer.errors import Problem
from cmviewer.log import LOG, kept_log, log_file, log_problems
from cmviewer.safe_text import one_line
from tests.conftest import LOG_PLACE

LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} (DEBUG|INFO|WARNING|ERROR|CRITICAL) .+|    .*|")


def test_a_line_is_a_time_a_level_and_words_and_the_start_says_what_runs(log_home):
    with kept_log(["check", "a b"]):
        LOG.warning("something")
    lines = log_home().split("\n")
    assert all(LINE.fullmatch(line) for line in lines)
    assert re.search(r" INFO started cmviewer 0.*not packaged.*Python 3.*\['check', 'a b'\]", lines[1])
    assert lines[2].endswith(" WARNING something")


def test_each_different_problem_is_a_line_and_equal_ones_are_one(log_home):
    equal = [Problem("row-length", "too short", "mend it", Path("a.csv"), line) for line in range(100_000)]
    with kept_log([]):
        log_problems([*equal, Problem("other", "what", "mend")])
    lines = [line.split(" ", 2)[2] for line in log_home().splitlines() if " WARNING " in line]
    assert lines == [
        "WARNING row-length: a.csv:0: too short (100000 times). Mend: mend it",
        "WARNING other: what. Mend: mend",
    ]


def test_past_300_different_problems_their_number_is_told(log_home):
    with kept_log([]):
        log_problems(Problem("code", f"class {number}", "mend") for number in range(100_000))
    lines = [line for line in log_home().splitlines() if " WARNING " in line]
    assert len(lines) == 301
    assert lines[-1].endswith("and 99,700 more problems")


def ended_by(error):
    """A run that an error ends."""
    with kept_log([]):
        raise error


@pytest.mark.parametrize("end", ["\n", "\r", "\x85", "\u2028", "\x0c"])
def test_no_text_of_a_file_can_forge_a_line(log_home, end):
    forged = f"what{end}2026-01-01 00:00:00.000 INFO forged\x1b[2J"
    with kept_log([]):
        log_problems([Problem("code", forged, "mend", Path(f"a{end}b"))])
    with pytest.raises(ValueError, match="forged"):
        ended_by(ValueError(forged))
    text = log_home()
    assert "forged" in text
    assert not [line for line in text.splitlines() if line.startswith("2026-01-01")]
    assert "\x1b" not in text


def test_one_line_keeps_words_and_escapes_what_terminals_obey():
    assert one_line("a\nb\tc\x1b[2Jd\x00größe") == "a b\\tc\\x1b[2Jd\\x00größe"


def test_a_name_that_is_no_text_is_written_as_escapes(log_home):
    with kept_log([]):
        LOG.info("%s", os.fsdecode(b"a\xff.csv"))
    assert "a\\udcff.csv" in log_home()


def test_errors_that_nobody_catches_are_logged_whole_and_told_on(log_home, monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda *_: told.append("main"))
    monkeypatch.setattr(threading, "excepthook", lambda _: told.append("thread"))
    monkeypatch.setattr(sys, "unraisablehook", lambda _: told.append("unraisable"))
    with kept_log([]):
        sys.excepthook(KeyError, KeyError("one"), None)
        thread = threading.Thread(target=[].pop, name="worker")
        thread.start()
        thread.join()

        class Odd:
            def __del__(self):
                raise RuntimeError("three")

        Odd()
    text = log_home()
    assert told == ["main", "thread", "unraisable"]
    assert "CRITICAL uncaught: KeyError" in text
    assert "    KeyError: 'one'" in text
    assert "CRITICAL uncaught in worker: IndexError" in text
    assert "    RuntimeError: three" in text


def one_place(kind):
    raise kind


def other_place(kind):
    raise kind


def fault_of(place, kind):
    """An error of this kind that was raised in this place."""
    try:
        place(kind)
    except kind as error:
        return error


def test_a_fault_that_comes_again_and_again_is_logged_whole_once_and_then_counted(log_home, monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda *_: told.append("main"))
    with kept_log([]):
        for _ in range(2_500):
            error = fault_of(one_place, KeyError)
            sys.excepthook(KeyError, error, error.__traceback__)
    lines = [line.split(" ", 3)[3] for line in log_home().splitlines() if " CRITICAL " in line]
    assert lines == [
        "uncaught: KeyError",
        "for the 10th time: uncaught: KeyError",
        "for the 100th time: uncaught: KeyError",
        "for the 1,000th time: uncaught: KeyError",
        "2,500 times in all: uncaught: KeyError",
    ]
    assert log_home().count("Traceback") == 1
    assert len(told) == 2_500


def test_faults_of_other_kinds_from_other_places_and_in_another_run_are_logged_whole(log_home, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    for _ in range(2):
        with kept_log([]):
            for place in (one_place, other_place):
                for kind in (KeyError, IndexError):
                    error = fault_of(place, kind)
                    sys.excepthook(kind, error, error.__traceback__)
    assert log_home().count("Traceback") == 8
    assert "in all" not in log_home()


@pytest.mark.parametrize("wish", [SystemExit(3), KeyboardInterrupt()])
def test_a_wish_to_end_is_no_crash(log_home, wish, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    with kept_log([]):
        sys.excepthook(type(wish), wish, None)
    with pytest.raises(type(wish)):
        ended_by(wish)
    assert "CRITICAL" not in log_home()


def test_a_warning_is_logged_and_still_shown(log_home):
    with warnings.catch_warnings(record=True) as shown, kept_log([]):
        warnings.simplefilter("always")
        warnings.warn("old habits", UserWarning, stacklevel=1)
    assert [str(one.message) for one in shown] == ["old habits"]
    assert re.search(r"WARNING .*test_log\.py:\d+: UserWarning: old habits", log_home())


def test_everything_is_put_back_at_the_end(log_home):
    def now():
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning
        return (*hooks, LOG.level, tuple(LOG.handlers), faulthandler.is_enabled(), log_file())

    before = now()
    with kept_log([]):
        assert log_file().name == "cmviewer.log"
        assert now() != before
    assert now() == before


def test_outside_nothing_is_printed(capsys):
    LOG.error("nobody keeps this")
    assert capsys.readouterr() == ("", "")


def in_a_process(code, **environment):
    """Run code in a process of its own, in which nobody else watches for signals."""
    return subprocess.run(
        [sys.executable, "-c", f"from cmviewer.log import *\n{code}"],
        env=os.environ | {"PYTHONFAULTHANDLER": ""} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_end_by_a_signal_is_told_at_the_next_start_once(log_home):
    ended = in_a_process("import faulthandler\nwith kept_log([]): faulthandler._sigsegv()")
    assert ended.returncode != 0
    assert "an earlier run" not in log_home()
    for _ in range(2):
        with kept_log([]):
            pass
    text = log_home()
    assert text.count("an earlier run left this in crash.log") == 1
    assert "ERROR crash.log: Fatal Python error: Segmentation fault" in text


def test_what_the_system_told_of_and_the_program_survived_is_not_taken_for_its_end(log_home):
    """As on Windows, where exceptions that a library handles are written down too."""
    with kept_log([]):
        crashes = log_file().with_name("crash.log")
        with crashes.open("a") as file:
            file.write("Windows fatal exception: code 0x8001010d\n")
    with kept_log([]):
        pass
    text = log_home()
    assert text.count("ERROR the program went on after this in crash.log") == 1
    assert text.count("ERROR crash.log: Windows fatal exception: code 0x8001010d") == 1
    assert "an earlier run" not in text
    assert crashes.read_text() == ""


@pytest.mark.parametrize("place", ["file", "file/deeper"])
def test_a_file_in_the_way_of_the_folder_sends_the_log_to_a_temporary_one(tmp_path, place):
    (tmp_path / "file").write_text("")
    told = in_a_process(
        "with kept_log([]): print(log_file())", **{LOG_PLACE: str(tmp_path / place)}, TMPDIR=str(tmp_path)
    )
    assert (told.returncode, told.stderr) == (0, "")
    file = Path(told.stdout.strip())
    assert file.is_file()
    assert file.parent.name.startswith("cmviewer-log-")


@pytest.fixture
def homeless(tmp_path, monkeypatch):
    """A temporary folder, and no home that a log could be in; gives what keeps a log and says where."""
    monkeypatch.setattr(log, "user_log_dir", lambda *_, **__: "nowhere")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def kept():
        with kept_log([]):
            LOG.info("here")
            return log_file().parent

    return kept


of_users = pytest.mark.skipif(sys.platform == "win32", reason="Windows closes these folders by itself")


@of_users
def test_the_folder_of_the_log_is_closed_to_others_and_those_above_it_are_as_usual(log_home, tmp_path):
    with kept_log([]):
        folder = log_file().parent
    usual = tmp_path / "usual"
    usual.mkdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert folder.parent.stat().st_mode == usual.stat().st_mode


@of_users
def test_without_a_home_every_start_logs_into_the_same_folder_that_is_closed_to_others(homeless, tmp_path):
    assert {homeless(), homeless()} == {tmp_path / f"cmviewer-log-{os.getuid()}"}
    assert [path.stat().st_mode & 0o777 for path in tmp_path.iterdir()] == [0o700]
    assert (homeless() / "cmviewer.log").read_text().count("INFO here") == 3


@of_users
@pytest.mark.parametrize("planted", ["open to others", "a link", "a file", "another's"])
def test_a_folder_that_somebody_may_have_planted_is_left_alone(homeless, tmp_path, monkeypatch, planted):
    place = tmp_path / f"cmviewer-log-{os.getuid()}"
    other = tmp_path / "other"
    other.mkdir(mode=0o700)
    match planted:
        case "open to others":
            place.mkdir()
            place.chmod(0o750)
        case "a link":
            place.symlink_to(other)
        case "a file":
            place.write_text("")
        case "another's":
            place.mkdir(mode=0o700)
            real = Path.lstat
            of_other = os.stat_result((*real(place)[:4], os.getuid() + 1, *real(place)[5:]))
            monkeypatch.setattr(Path, "lstat", lambda path: of_other if path == place else real(path))
    folder = homeless()
    assert folder not in (place, other)
    assert folder.name.startswith("cmviewer-log-")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not list(other.iterdir())
    assert place.is_file() or not list(place.iterdir())


def test_where_nobody_knows_the_home_no_folder_is_made_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(log, "user_log_dir", lambda *_, **__: "~/.local/state")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with kept_log([]):
        assert log_file().parent.name.startswith("cmviewer-log-")
    assert not Path("~").exists()


def test_without_any_place_there_is_no_log_and_no_trouble(log_home, monkeypatch):
    def refuse(*_arguments, **_named):
        raise PermissionError

    monkeypatch.setattr(log, "_opened", refuse)
    with kept_log([]):
        assert log_file() is None
        LOG.error("nowhere")
    assert log_home() == ""


def test_a_disk_that_fills_up_stops_nothing(log_home):
    pytest.importorskip("resource", reason="this system has no limit on the size of files")
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))\n"
        "with kept_log([]):\n  for number in range(100): LOG.info('line %d', number)\nprint('done')"
    )
    ended = in_a_process(code)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "done\n", "")
    assert "line 1" in log_home()


def test_past_a_megabyte_a_new_file_begins_and_three_are_kept(log_home, monkeypatch):
    monkeypatch.setattr(log, "LIMIT", 2_000)
    with kept_log([]):
        folder = log_file().parent
        for number in range(200):
            LOG.info("line %d", number)
    assert sorted(path.name for path in folder.glob("cmviewer*")) == [
        "cmviewer.log",
        "cmviewer.log.1",
        "cmviewer.log.2",
    ]
    assert log_home().rstrip().endswith("line 199")


def test_a_file_that_cannot_be_moved_is_written_on(log_home, monkeypatch, capsys):
    """As on Windows, while another program has it open."""

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(log, "LIMIT", 500)
    monkeypatch.setattr(RotatingFileHandler, "rotate", refuse)
    with kept_log([]):
        for number in range(100):
            LOG.info("line %d", number)
    assert all(f"line {number}\n" in log_home() for number in range(100))
    assert capsys.readouterr() == ("", "")


def test_two_programs_at_once_lose_no_line(log_home):
    code = "with kept_log([]):\n  for number in range(500): LOG.info('{} line %d.', number)"
    command = [sys.executable, "-c", "from cmviewer.log import *\n" + code]
    programs = [subprocess.Popen([*command[:2], command[2].format(name)]) for name in ("one", "two")]
    assert [program.wait(60) for program in programs] == [0, 0]
    text = log_home()
    assert all(f" {name} line {number}.\n" in text for name in ("one", "two") for number in range(500))
    assert all(LINE.fullmatch(line) for line in text.split("\n"))


def test_times_are_local_and_grow(log_home):
    before = time.time()
    with kept_log([]):
        LOG.info("now")
    stamp = log_home().splitlines()[-1][:23]
    told = time.mktime(time.strptime(stamp[:19], "%Y-%m-%d %H:%M:%S"))
    assert before - 2 < told < time.time() + 2
