"""A list that is decoded piece by piece is the same as one that is decoded at once, wherever it is cut."""

import json
from io import BytesIO

import msgspec
import numpy as np
import pytest

from cmviewer.readers.files import json_pieces
from cmviewer.readers.files.json_pieces import decoded_by_pieces


class Record(msgspec.Struct):
    id: int
    words: str = ""
    inside: list[dict[str, str]] = []


DECODE = msgspec.json.Decoder(list[Record]).decode


def decoded(written):
    """All the records of a list that is decoded by pieces."""
    return [record for piece in decoded_by_pieces(written, DECODE) for record in piece]


def records(count, seed):
    """Records that hold, as text and as lists of their own, what stands between two of them."""
    random = np.random.default_rng(seed)
    odd = ["", "}, {", '"},{"', "\\", "}", " } ,\n{", "é"]

    def word():
        return "".join(random.choice(odd, random.integers(0, 4)))

    return [
        {"id": number, "words": word(), "inside": [{"a": word()} for _ in range(random.integers(0, 4))]}
        for number in range(count)
    ]


@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize("piece", [1, 7, 40, 300])
@pytest.mark.parametrize("seed", range(5))
def test_it_is_the_same_list_wherever_it_is_cut(monkeypatch, piece, indent, seed):
    monkeypatch.setattr(json_pieces, "_PIECE", piece)
    written = json.dumps(records(30, seed), indent=indent).encode()
    assert decoded(written) == DECODE(written)


def test_pieces_are_cut_between_plain_records(monkeypatch):
    monkeypatch.setattr(json_pieces, "_PIECE", 50)
    written = json.dumps([{"id": number} for number in range(100)]).encode()
    pieces = [msgspec.json.decode(piece) for piece in json_pieces._pieces(memoryview(written))]
    assert len(pieces) > 10
    assert [one["id"] for piece in pieces for one in piece] == list(range(100))


@pytest.mark.parametrize("near_the_end", [1, 20, 1000])
@pytest.mark.parametrize("piece", [1, 30, 50, 3000])
def test_a_list_is_read_in_pieces_too(monkeypatch, piece, near_the_end):
    monkeypatch.setattr(json_pieces, "_PIECE", piece)
    monkeypatch.setattr(json_pieces, "_NEAR_THE_END", near_the_end)
    records = [{"id": number} for number in range(100)]
    pieces = list(json_pieces.pieces_of_stream(BytesIO(json.dumps(records).encode())))
    assert [one for piece in pieces for one in msgspec.json.decode(piece)] == records
    assert (len(pieces) > 10) == (piece in {30, 50} and near_the_end > 1)


@pytest.mark.parametrize(
    "spoil", [lambda one: one[:-9], lambda one: one + b"]", lambda one: one.replace(b"9", b"x")]
)
def test_what_is_wrong_is_told_of_the_whole_list(monkeypatch, spoil):
    monkeypatch.setattr(json_pieces, "_PIECE", 40)
    written = spoil(json.dumps([{"id": number} for number in range(100)]).encode())
    with pytest.raises(msgspec.DecodeError) as whole:
        DECODE(written)
    with pytest.raises(msgspec.DecodeError) as ours:
        decoded(written)
    assert str(ours.value) == str(whole.value)


def test_a_list_that_nobody_needs_is_emptied_and_what_is_no_list_stays():
    records = list(range(25_001))
    json_pieces.let_go(records)
    assert records == []
    json_pieces.let_go((1, 2))
