"""A damaged Parquet file is found before C code follows it."""

from io import BytesIO

import fastparquet
import pandas as pd
import pytest

from cmviewer.parquet.check import Damaged, check_parquet
from cmviewer.parquet.runs import check_runs

FRAME = pd.DataFrame(
    {"image": ["a.png", "b.png", None] * 50, "truth": ["cat", "dog", "owl"] * 50, "n": range(150)}
)


@pytest.fixture(scope="module", params=[None, "SNAPPY", "GZIP", "ZSTD"])
def written(request, tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("parquet") / "x.parquet"
    frame = FRAME.astype({"truth": "category"}) if request.param else FRAME
    fastparquet.write(str(path), frame, compression=request.param, row_group_offsets=70)
    return path.read_bytes()


def test_what_is_whole_passes(written):
    check_parquet(written)
    assert len(fastparquet.ParquetFile(BytesIO(written)).to_pandas()) == 150


@pytest.mark.parametrize("share", [0, 0.001, 0.1, 0.5, 0.9, 0.999])
def test_what_is_cut_off_does_not(written, share):
    with pytest.raises(Damaged):
        check_parquet(written[: int(len(written) * share)])


def test_what_is_missing_in_the_middle_is_found(written):
    middle = len(written) // 2
    with pytest.raises(Damaged):
        check_parquet(written[: middle - 200] + written[middle:])


@pytest.mark.parametrize("length", [0, 1, 2**31, 2**32 - 1])
def test_a_footer_of_a_wrong_length_is_found(written, length):
    with pytest.raises(Damaged):
        check_parquet(written[:-8] + length.to_bytes(4, "little") + b"PAR1")


def test_structures_without_end_are_found():
    footer = b"\x1c" * 200
    with pytest.raises(Damaged):
        check_parquet(b"PAR1" + footer + len(footer).to_bytes(4, "little") + b"PAR1")


@pytest.mark.parametrize(
    ("data", "width", "length", "wanted"),
    [
        (b"\x18\x01", 255, 2, 12),
        (b"\x18\x01", 1, 2, 13),
        (b"\x18", 1, 1, 13),
        (b"\x18\x01", 1, 2, 4),
        (b"\x05\x00\x00", 8, 3, 12),
        (b"\xff\xff\xff\xff\xff\xff", 1, 6, 12),
        (b"\xff\xff\xff\xff\x7f", 0, 5, 12),
        (b"\x00\x00\x00\x00\x18\x01", 1, 0, 12),
        (b"\x02\x00", 1, 0, 12),
        (b"", 1, 0, 1),
    ],
)
def test_runs_of_numbers_that_do_not_hold_together_are_found(data, width, length, wanted):
    with pytest.raises(Damaged):
        check_runs(data, width, length, wanted)


@pytest.mark.parametrize(
    ("data", "width", "length", "wanted", "where"),
    [
        (b"\x18\x01", 1, 2, 12, (0, 2)),
        (b"\x02\x00\x00\x00\x18\x01", 1, 0, 12, (4, 6)),
        (b"\x05\x01\x02", 1, 3, 12, (0, 3)),
        (b"\x08\x01\x03\x02", 1, 4, 12, (0, 4)),
        (b"", 1, 0, 0, (4, 0)),
    ],
)
def test_runs_of_numbers_that_hold_together_pass(data, width, length, wanted, where):
    assert check_runs(data, width, length, wanted) == where
