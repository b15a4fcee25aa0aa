"""Values that break programs, each for a reason of its own."""

from random import Random
from typing import Any

NUMBERS = (
    "0", "-0", "-1", "-3", "2.5", "1e9", "-1e9", "1e8", "1e19", "1e308", "1e400", "-1e400", "1e-320", "NaN",
    "nan", "inf", "-inf", "Infinity", "255", "256", "65536", "2147483648", "4294967296",
    "9223372036854775807", "9223372036854775808", "18446744073709551616", "-9223372036854775809", "9" * 400,
    "1" * 5_000, "0x10", "1_000", "1,5", "٣", "²", "½", "\uff11", "1e", "+1", "--1", "0.1.2", "1e5000", "",
    "true", "null", "None",
)  # fmt: skip
"""What may stand where a number is expected."""

TEXTS = (
    "", " ", "\t", "\n", "\r", "\x00", "\x1b[31m", "\u202e", "\ufeff", "\u2028", "é", "e\u0301",
    "\U0001f600", "#", "# 1 0.06 0.5", "//", "\\", "../../..", "/", ".", "..", "/dev/null", "/dev/zero",
    "/proc/self/mem", "a/b\x00c", "C:\\x", "http://[::1", "https://127.0.0.1:9/x.png", "file:///etc/passwd",
    "<img src=x>", "&amp;", "&lol;", "<!DOCTYPE x>", "%s%n", "{0}", "{{x}}", "*", "**", "?", "[", "[a-",
    "(", "'", '"', '""', "`", "$(true)", "=1+1", "-", "--", "~", "~x", "background", "(other)",
    "(no prediction)", "nan", "NA", "None", "null", "true", "0", "1", "x" * 300, "y" * 70_000, "cat,dog",
    "cat;dog", "a:b", "&a [*a]", "!!python/object/apply:os.system [x]", "<<", "- - - -",
)  # fmt: skip
"""What may stand where a name or a path is expected."""

BYTES = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc3", b"\x80", b"\x1a",
    b"\n", b"\r", b"\r\n", b"\t", b" ", b",", b";", b'"', b"'", b"[", b"]", b"{", b"}", b":", b"-", b".",
    b"#", b"<", b">", b"&", b"PK\x03\x04", b"PAR1", b"\x93NUMPY", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff",
    b"\x80\x00\x00\x00", b"\x00" * 8,
)  # fmt: skip
"""Pieces that parsers take for something."""

CONTENTS = (
    b"", b"\n", b"\x00" * 64, b"\xff\xfe", b"[]", b"{}", b"[{}]", b"null", b"[null]", b"0", b'""', b"[[]]",
    b'{"a": {}}', b"<a/>", b"<annotation/>", b"<annotations/>", b"---\n", b"[" * 5_000, b'{"a":' * 5_000,
    b"- " * 5_000, b"<a>" * 5_000,
    b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n",
    b"GIF89a\x01\x00\x01\x00\x00\x00\x00", b"\x89PNG\r\n\x1a\n", b"BM" + b"\xff" * 60,
    b"II*\x00\x08\x00\x00\x00\xff\xff", b"\x93NUMPY\x01\x00", b"PAR1\x00\x00\x00\x00PAR1",
    b"PK\x05\x06" + b"\x00" * 18, b"\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00.", b"a,b\n" * 300,
    b"1\n" * 300,
)  # fmt: skip
"""What a whole file may be."""


def odd_value(random: Random) -> Any:
    """Anything that JSON can hold, and some that it should not."""
    kind = random.randrange(8)
    if kind == 0:
        return random.choice([None, True, False, [], {}, [[]], [None], [{}], {"": None}, [[], []], "\ud800"])
    if kind == 1:
        return random.choice([0, -1, 1, 2, 2**31, 2**63, -(2**63) - 1, 10**30, 10**400])
    if kind == 2:
        return random.choice([0.5, -0.5, 1e9, 1e8, 1e30, 1e308, -1e308, float("nan"), float("inf"), 1e-320])
    if kind == 3:
        return [
            random.choice([0, 1, 2, -1, 1e9, None, "1"]) for _ in range(random.choice([1, 2, 3, 4, 5, 8, 99]))
        ]
    if kind == 4:
        return nested(random.choice([3, 60, 900, 5_000]), random.random() < 0.5)
    if kind == 5:
        return random.choice(NUMBERS)
    return random.choice(TEXTS)


def nested(depth: int, in_lists: bool) -> Any:
    """A value inside so many others."""
    value: Any = 0
    for _ in range(depth):
        value = [value] if in_lists else {"a": value}
    return value
