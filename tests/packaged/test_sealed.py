"""The program in the worst of places: nothing to write to, no network, a home that is empty."""

import os
import shutil
import subprocess

import pytest

from tests.packaged.program import LOG, sealed


@pytest.fixture
def seal(unpacked):
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not here")
    before = sealed(unpacked)
    tried = subprocess.run([*before, "true"], capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        pytest.skip(f"this machine lets no program be shut in: {tried.stderr}")
    return before


def test_the_seal_holds(seal, unpacked):
    into = [*seal, "touch", str(unpacked / "new")]
    assert "Read-only" in subprocess.run(into, capture_output=True, text=True, check=False).stderr
    network = subprocess.run(
        [*seal, "cat", "/proc/net/dev"], capture_output=True, text=True, check=True
    ).stdout
    assert [line.split(":")[0].strip() for line in network.splitlines()[2:]] == ["lo"]


def test_every_sample_is_worked_without_network_from_a_folder_that_cannot_be_written(program, screen, seal):
    sealed_program = type(program)(program.executable, program.home, program.variables, seal)
    done = sealed_program.on(screen).run("--smoke-test")
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "digits",
        "digit-scenes",
        "digit-maps",
    ]


def test_it_leaves_nothing_in_the_home_but_its_log(program, screen):
    assert program.on(screen).run("--smoke-test").returncode == 0
    left = {path.relative_to(program.home) for path in program.home.rglob("*") if path.is_file()}
    assert left - {LOG.with_name("crash.log")} == {LOG}


def test_without_a_home_it_works_and_its_log_is_in_a_temporary_folder(program, screen, tmp_path):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    nowhere = "/proc/nowhere"  # where not even an administrator can make a folder
    homeless = program.on(screen).knowing(HOME=nowhere, TMPDIR=str(temporary))
    done = homeless.run("--smoke-test")
    assert (done.returncode, done.stderr) == (0, "")
    assert not os.path.lexists(nowhere)
    [log] = temporary.glob("cmviewer-log-*/cmviewer.log")
    assert log.parent.stat().st_mode & 0o777 == 0o700
    assert "INFO ended with status 0" in log.read_text("utf-8")


def test_it_runs_with_no_standard_streams_at_all(program, screen, tmp_path):
    script = 'exec "$0" "$@" <&- >&- 2>&-'
    closed = type(program)(program.executable, program.home, program.variables, ("sh", "-c", script)).on(
        screen
    )
    assert closed.run("--smoke-test").returncode == 0
    assert (
        closed.run("report", os.fspath(tmp_path / "not there"), "--out", tmp_path / "report").returncode == 2
    )
