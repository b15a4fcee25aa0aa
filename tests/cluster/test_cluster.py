"""Counted on several processes, everything is as in one, whatever dies meanwhile."""

import json
import os
import signal
import subprocess
import sys

import numpy as np
import pytest

from cmviewer.bundle.shards import Keeps
from cmviewer.cli import main
from cmviewer.cli.options import with_option
from cmviewer.cluster import connecting
from cmviewer.cluster.connecting import connected
from cmviewer.cluster.counting import ClusterCounter
from cmviewer.errors import CmviewerError
from cmviewer.version import __version__
from cmviewer.writers.bundles.counting import count_here
from cmviewer.writers.bundles.cutting import ShardSize
from tests.bundle.apart import content, noting
from tests.bundle.bundles import KINDS, write_bundle
from tests.bundle.coco_results import CLEAN, ODD, opened, write_coco
from tests.cluster.dask_warnings import ignored
from tests.cluster.slow_counting import count_slowly
from tests.making import make_random_detection

pytestmark = [pytest.mark.long, ignored]
SIZE = ShardSize(40, 1)


def test_a_killed_worker_costs_its_shards_and_nothing_else(cluster, tmp_path):
    evaluation = make_random_detection(images=40, checkpoints=2)
    write_bundle(evaluation, tmp_path / "here", size=SIZE)
    killed = []
    with connected(cluster.scheduler_address, []) as client:
        processes = client.run(os.getpid)
        counter = ClusterCounter(client, count_slowly)

        def killing(shards):
            for done in counter(shards):
                if not killed:
                    killed.append(next(iter(processes.values())))
                    os.kill(killed[0], signal.SIGKILL)
                yield done

        write_bundle(evaluation, tmp_path / "there", size=SIZE, counter=killing)
    assert killed
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_every_task_is_counted_on_two_workers_as_here(cluster, tmp_path):
    with connected(cluster.scheduler_address, []) as client:
        for kind, make in KINDS.items():
            evaluation = make(np.random.default_rng(7))
            for name, counter in (("here", count_here), ("there", ClusterCounter(client))):
                place = tmp_path / kind / name
                write_bundle(evaluation, place, size=SIZE, counter=counter, keeps=Keeps.CANDIDATES)
            assert content(tmp_path / kind / "there") == content(tmp_path / kind / "here")


@pytest.mark.parametrize(
    ("change", "here"), [("plain", ["epoch_3"]), ("a score above 1", ["epoch_1", "epoch_3"])]
)
def test_workers_read_coco_results_unless_something_in_them_is_odd(change, here, cluster, tmp_path):
    folder, read, said = tmp_path / "results", [], []
    folder.mkdir()
    write_coco(folder, np.random.default_rng(11), (CLEAN | ODD)[change], checkpoints=4)
    write_bundle(opened(folder, 2000, 300), tmp_path / "here", size=SIZE)
    with connected(cluster.scheduler_address, []) as client:
        counter = ClusterCounter(client, progress=lambda *how_far: said.append(how_far))
        there = noting(opened(folder, 2000, 300), read)
        write_bundle(there, tmp_path / "there", size=SIZE, counter=counter, look=counter.look)
    assert read == here
    of_first = [(done, count) for what, done, count in said if what == "Looking through epoch_0, pieces"]
    assert of_first == [(done, of_first[0][1]) for done in range(of_first[0][1] + 1)]
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_the_command_counts_on_a_scheduler_and_names_workers_that_cannot(
    cluster, tmp_path, monkeypatch, capsys
):
    results, address = tmp_path / "results.csv", cluster.scheduler_address
    results.write_text("image,truth,prediction\na.png,cat,dog\nb.png,dog,dog\n")
    for name, more in (("here", ()), ("there", ("--scheduler", address))):
        assert main(["count", str(results), "--out", str(tmp_path / name), *more]) == 0
    assert content(tmp_path / "there") == content(tmp_path / "here")
    with pytest.raises(CmviewerError) as blind, connected(address, [results, tmp_path / "gone.csv"]):
        pass
    assert [one.code for one in blind.value.problems] == ["worker-blind"] * 2
    assert {one.file for one in blind.value.problems} == {tmp_path / "gone.csv"}
    monkeypatch.setattr(connecting, "__version__", "99.0")
    with pytest.raises(CmviewerError) as unlike, connected(address, []):
        pass
    assert [one.code for one in unlike.value.problems] == ["worker-unlike"] * 2
    capsys.readouterr()
    assert main(["count", str(results), "--out", str(tmp_path / "c"), "--scheduler", address]) == 2
    assert f"has cmviewer {__version__}, and here it is 99.0" in capsys.readouterr().err
    assert not (tmp_path / "c").exists()


def started(*words):
    return subprocess.Popen([sys.executable, "-m", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_lost_scheduler_is_an_error_after_which_a_run_goes_on(tmp_path):
    file = tmp_path / "scheduler.json"
    evaluation = make_random_detection(images=40)
    write_bundle(evaluation, tmp_path / "here", size=SIZE)
    options = ("--scheduler-file", str(file), "--no-dashboard")
    scheduler = started("distributed.cli.dask_scheduler", *options, "--port", "0")
    worker = started("distributed.cli.dask_worker", *options, "--nthreads", "1", "--no-nanny")
    try:
        while not file.exists() or not file.read_text().rstrip().endswith("}"):
            assert scheduler.poll() is None
        address = json.loads(file.read_text())["address"]
        done = []

        def losing(shards):
            for one in counter(shards):
                yield one
                done.append(one)
                scheduler.kill()

        with connected(address, []) as client:
            counter = ClusterCounter(client, count_slowly)
            with pytest.raises(CmviewerError) as lost:
                write_bundle(evaluation, tmp_path / "there", size=SIZE, counter=losing)
    finally:
        for process in (scheduler, worker):
            process.kill()
            process.communicate()
    assert [one.code for one in lost.value.problems] == ["scheduler-lost"]
    assert with_option(lost.value.problems[0]).mend.endswith("(--resume)")
    assert not (tmp_path / "there").exists()
    counted = []

    def told(shards):
        for number, shard in shards:
            counted.append(number)
            yield from count_here([(number, shard)])

    write_bundle(evaluation, tmp_path / "there", size=SIZE, counter=told, resume=True)
    assert done
    assert not {number for number, _ in done} & set(counted)
    assert content(tmp_path / "there") == content(tmp_path / "here")
