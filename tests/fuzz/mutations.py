"""One file's bytes → damaged bytes: by what the file is, as text, or as bytes."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from random import Random

from tests.fuzz import odd
from tests.fuzz.containers import in_npy, in_npz, in_parquet, in_png
from tests.fuzz.trees import in_json

Mutation = Callable[[Random, bytes], bytes]

_NUMBER = re.compile(rb"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_WORD = re.compile(rb"[^\s,;:\"'<>=\[\]{}()]+")


def mutate(random: Random, name: str, content: bytes) -> bytes:
    """Damage a file one to three times."""
    for _ in range(random.choice([1, 1, 2, 3])):
        content = _some_mutation(random, name)(random, content)
    return content


def _some_mutation(random: Random, name: str) -> Mutation:
    ending = PurePosixPath(name).suffix.lower()
    if ending in _INSIDE and random.random() < 0.6:
        return _INSIDE[ending]
    if ending in _BINARY:
        return random.choice([*_OF_BYTES, whole])
    return random.choice([*_OF_TEXT, *_OF_TEXT, *_OF_BYTES, whole])


def change(random: Random, content: bytes) -> bytes:
    """Other bytes in place of some."""
    place, piece = _place(random, content), _piece(random)
    return content[:place] + piece + content[place + len(piece) :]


def insert(random: Random, content: bytes) -> bytes:
    place = _place(random, content)
    return content[:place] + _piece(random) * random.choice([1, 1, 1, 40]) + content[place:]


def remove(random: Random, content: bytes) -> bytes:
    place = _place(random, content)
    return content[:place] + content[place + random.choice([1, 1, 2, 8, 60]) :]


def cut(random: Random, content: bytes) -> bytes:
    return content[: _place(random, content)]


def double(random: Random, content: bytes) -> bytes:
    place = _place(random, content)
    return content + content[place : place + random.choice([10, 200, 2_000])]


def flip(random: Random, content: bytes) -> bytes:
    """One bit of some bytes."""
    flipped = bytearray(content)
    for _ in range(random.choice([1, 1, 4])):
        if flipped:
            flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def whole(random: Random, _: bytes) -> bytes:
    """Something else altogether."""
    return random.choice(odd.CONTENTS)


def number(random: Random, content: bytes) -> bytes:
    """A number becomes an odd one."""
    return _replaced(random, content, _NUMBER, random.choice(odd.NUMBERS).encode())


def word(random: Random, content: bytes) -> bytes:
    """A word becomes an odd one."""
    return _replaced(random, content, _WORD, random.choice(odd.TEXTS).encode())


def swap(random: Random, content: bytes) -> bytes:
    """A word becomes another word of the file."""
    words = _WORD.findall(content) or [b""]
    return _replaced(random, content, _WORD, random.choice(words))


def lines(random: Random, content: bytes) -> bytes:
    """A line is repeated, left out, moved, or stands where it should not."""
    every = content.splitlines(keepends=True) or [b""]
    place, line = random.randrange(len(every)), random.choice(every)
    kind = random.randrange(5)
    if kind == 0:
        every[place:place] = [line] * random.choice([1, 2, 50])
    elif kind == 1:
        del every[place]
    elif kind == 2:
        every[place] = line
    elif kind == 3:
        every[place:place] = [random.choice(odd.TEXTS).encode() + b"\n"]
    else:
        random.shuffle(every)
    return b"".join(every)


def encoding(random: Random, content: bytes) -> bytes:
    """The same text, as other systems write it."""
    text = content.decode("utf-8", "replace") + random.choice(["", "é", "ß", "日本"])
    return text.encode(
        random.choice(["latin-1", "utf-16", "utf-8-sig", "cp1252", "shift_jis", "utf-32"]), "replace"
    )


_OF_BYTES: list[Mutation] = [change, insert, remove, cut, double, flip]
_OF_TEXT: list[Mutation] = [number, number, word, swap, lines, encoding]
_INSIDE: dict[str, Mutation] = {
    ".json": in_json, ".npz": in_npz, ".npy": in_npy, ".png": in_png, ".parquet": in_parquet,
}  # fmt: skip
_BINARY = frozenset({".npz", ".npy", ".png", ".jpg", ".tif", ".parquet"})


def _place(random: Random, content: bytes) -> int:
    return random.randrange(len(content) + 1)


def _piece(random: Random) -> bytes:
    return random.choice(odd.BYTES) if random.random() < 0.7 else random.randbytes(random.randint(1, 4))


def _replaced(random: Random, content: bytes, pattern: re.Pattern[bytes], piece: bytes) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content + piece
    one = random.choice(found)
    return content[: one.start()] + piece + content[one.end() :]
