"""Workers read files, one an image, and look which classes they have; this process reads what decides."""

import numpy as np
import pytest

from cmviewer.cli import main
from cmviewer.readers.objects import file_pieces
from cmviewer.readers.objects.source_reader import SourceReader
from cmviewer.writers.bundles import counting
from cmviewer.writers.bundles.cutting import ShardSize
from tests.bundle.apart import content
from tests.bundle.file_layouts import CLEAN, ODD, write_files
from tests.cluster.dask_warnings import ignored

pytestmark = [pytest.mark.long, ignored]


@pytest.mark.parametrize("more", [(), ("--keep-candidates",)], ids=["outcomes", "candidates"])
@pytest.mark.parametrize("layout", ["Pascal VOC", "KITTI", "labelme's outlines", "MMDetection"])
@pytest.mark.parametrize("change", ["a class of its own", "a torn file"])
def test_the_command_reads_files_on_workers_as_in_one_process(
    layout, change, more, cluster, tmp_path, monkeypatch
):
    results, read = tmp_path / "results", []
    results.mkdir()
    write_files(results, np.random.default_rng(3), layout, (CLEAN | ODD)[change], checkpoints=4, coco=True)
    monkeypatch.setitem(counting.count_checkpoint.__kwdefaults__, "size", ShardSize(30, 1))
    monkeypatch.setattr(file_pieces, "_TOGETHER", 5)
    reading = SourceReader.read

    def noted(reader, source, problems):
        read.append(source.path.name)
        return reading(reader, source, problems)

    monkeypatch.setattr(SourceReader, "read", noted)
    for name, words in (("here", ()), ("there", ("--scheduler", cluster.scheduler_address))):
        read.clear()
        assert main(["count", str(results), "--out", str(tmp_path / name), *words, *more]) == 0
    assert content(tmp_path / "there") == content(tmp_path / "here")
    of_odd = {"epoch_1"} if change in ODD else set()
    assert set(read) == {"instances_val.json", "epoch_3", *of_odd}
