"""What tools really write in layouts of tables and arrays, by the key of the decision."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

READINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "table": ("samples", "counts"),
        "class-numbers": ("plain", "from-1", "position"),
        "join": ("id", "path", "name", "stem", "number"),
        "names": ("exact", "folded"),
    }
)
"""`plain`: numbers are names, or count from 0 in a file of names. `from-1`: they count from 1 there.
`position`: they count the names in text order, as ImageFolder and `LabelEncoder` do."""

MATRIX_READINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"table": ("counts",), "rows": ("truth", "prediction"), "names": ("exact", "folded")}
)

TIMM_READINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"class-numbers": ("position",)})
