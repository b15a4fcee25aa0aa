"""Damage behind checksums and headers, where plain damage of bytes would be noticed at once."""

import io
import re
import struct
import zipfile
import zlib
from random import Random

from tests.fuzz import odd

_DESCRIPTIONS = (
    "<f8", "<f4", "<f2", "<i8", "<i2", "|u1", "|b1", "<c16", "<U3", "<U0", "|S4", "<M8[s]", "<m8[ns]", "|O",
    "|V8", ">i4", "<f16",
)  # fmt: skip
_SHAPES = (
    "()", "(0,)", "(1,)", "(4,)", "(4, 3)", "(-1,)", "(3, 4)", "(0, 0)", "(1000000000,)",
    "(100000, 100000)", "(2, 2, 2)", "(4, 3, 1)", "(9223372036854775807,)", "(4294967296, 4294967296)",
    "(1" + ",1" * 70 + ")", "(True,)", "('4',)", "(4.0,)",
)  # fmt: skip


def in_npy(random: Random, content: bytes) -> bytes:
    """Another dtype, shape or order in the header, or other numbers behind it."""
    start = content.find(b"{")
    end = content.find(b"\n", start)
    if start < 0 or end < 0:
        return content
    header = content[start:end].decode("latin-1").rstrip()
    kind = random.randrange(5)
    if kind == 0:
        header = re.sub(r"'descr': '[^']*'", f"'descr': '{random.choice(_DESCRIPTIONS)}'", header)
    elif kind == 1:
        header = re.sub(r"'shape': \([^)]*\)", f"'shape': {random.choice(_SHAPES)}", header)
    elif kind == 2:
        header = header.replace("False", "True")
    elif kind == 3:
        header = random.choice(["{}", "{" * 500, "__import__('os')", header[:-5], header * 2])
    else:
        data = bytearray(content[end + 1 :])
        for _ in range(random.choice([1, 2, 8])):
            place = random.randrange(len(data) + 1)
            data[place : place + 8] = random.choice(
                [b"\xff" * 8, b"\x00" * 8, b"\x7f" * 8, random.randbytes(8)]
            )
        return content[: end + 1] + bytes(data)
    return (
        b"\x93NUMPY\x01\x00"
        + struct.pack("<H", len(header) + 1)
        + header.encode("latin-1")
        + b"\n"
        + content[end + 1 :]
    )


def in_npz(random: Random, content: bytes) -> bytes:
    """Damage a member and pack it anew, with a right checksum; or rename, repeat or drop a member."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error, OSError):
        return content
    if not members:
        return content
    place = random.randrange(len(members))
    name, member = members[place]
    kind = random.randrange(6)
    if kind <= 2:
        members[place] = (name, in_npy(random, member))
    elif kind == 3:
        members[place] = (
            random.choice(["labels", "x.txt", "a/b.npy", "../x.npy", "probs.npy", "y" * 300]),
            member,
        )
    elif kind == 4:
        members.append((name, member))
    else:
        members[place] = (name, random.choice(odd.CONTENTS))
    return _zipped(members, random.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))


def _zipped(members: list[tuple[str, bytes]], method: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        written = set()
        for name, member in members:
            info = zipfile.ZipInfo(name if name not in written else f"again {len(written)} {name}")
            info.compress_type = method
            archive.writestr(info, member)
            written.add(info.filename)
    return stream.getvalue()


def in_parquet(random: Random, content: bytes) -> bytes:
    """Damage pages or the footer, whose lengths stay as they are."""
    if len(content) < 16:
        return content
    (length,) = struct.unpack("<I", content[-8:-4])
    footer = max(4, len(content) - 8 - min(length, len(content) - 12))
    low, high = random.choice([(4, footer), (footer, len(content) - 8)])
    damaged = bytearray(content)
    for _ in range(random.choice([1, 1, 2, 4])):
        if low < high:
            damaged[random.randrange(low, high)] = random.choice(
                [0, 1, 2, 0x7F, 0x80, 0xFF, random.randrange(256)]
            )
    return bytes(damaged)


def in_png(random: Random, content: bytes) -> bytes:
    """Damage a chunk and write its checksum anew: sizes, palettes, pixels, and chunks of other kinds."""
    chunks = _chunks(content)
    if not chunks:
        return content
    place = random.randrange(len(chunks))
    kind, data = chunks[place]
    choice = random.randrange(6)
    if choice == 0 and chunks[0][0] == b"IHDR":
        header = bytearray(chunks[0][1])
        for _ in range(random.choice([1, 2])):
            header[random.randrange(len(header))] = random.choice([0, 1, 2, 3, 4, 6, 8, 16, 255])
        chunks[0] = (b"IHDR", bytes(header))
    elif choice == 1:
        del chunks[place]
    elif choice == 2:
        chunks.insert(place, random.choice([*_more_chunks(random), (kind, data)]))
    elif choice == 3 and kind == b"IDAT":
        chunks[place] = (kind, _other_pixels(random, data))
    elif data:
        changed = bytearray(data)
        changed[random.randrange(len(changed))] = random.choice([0, 1, 127, 255, random.randrange(256)])
        chunks[place] = (kind, bytes(changed))
    return content[:8] + b"".join(map(_chunk, chunks))


def _more_chunks(random: Random) -> list[tuple[bytes, bytes]]:
    """Chunks that do not belong there."""
    return [
        (b"tRNS", b"\x00" * random.choice([1, 2, 6, 300])),
        (b"PLTE", b"\x01" * random.choice([3, 4, 768, 900])),
        (b"acTL", b"\x00\x00\x00\x02\x00\x00\x00\x00"),
        (b"zTXt", b"a\x00\x00" + zlib.compress(b"x" * 3_000_000)),
        (b"iCCP", b"a\x00\x00x"),
        (b"eXIf", b"MM\x00*\x00\x00\x00\x08\xff\xff"),
        (b"gAMA", b""),
    ]


def _other_pixels(random: Random, packed: bytes) -> bytes:
    try:
        pixels = bytearray(zlib.decompress(packed))
    except zlib.error:
        return packed
    for _ in range(random.choice([1, 5, 50])):
        if pixels:
            pixels[random.randrange(len(pixels))] = random.randrange(256)
    return zlib.compress(bytes(pixels) * random.choice([1, 1, 2]))


def _chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    found, place = [], 8
    while place + 12 <= len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        if place + 12 + length > len(content):
            break
        found.append((content[place + 4 : place + 8], content[place + 8 : place + 8 + length]))
        place += 12 + length
    return found


def _chunk(chunk: tuple[bytes, bytes]) -> bytes:
    kind, data = chunk
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
