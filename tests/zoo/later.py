"""Members that do not hold yet, by kind: a name, or a kind, that is taken out here is run by the tests."""

from typing import Final

LATER: Final[dict[str, tuple[str, ...]]] = {}
