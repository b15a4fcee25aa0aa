"""`--compare-rule`, such as `score=0.4,iou=0.6`, and `--compare-together`, such as `column:patient`."""

from dataclasses import fields
from typing import Any, Final

from cmviewer.confusion.comparison.together import COLUMN, FOLDER
from cmviewer.evaluation import Evaluation
from cmviewer.matching import Match
from cmviewer.workspace.compared_with import OwnRule
from cmviewer.workspace.options.kinds import OVERLAP, SHARE, Kind

SAME, OWN = "same", "own"
_READ: Final = {"score": SHARE.read_told, "match": Match, "iou": OVERLAP.read_told}
assert set(_READ) == {field.name for field in fields(OwnRule)}


def _read(text: str) -> OwnRule | None:
    if text in (SAME, OWN):
        return OwnRule() if text == OWN else None
    told: dict[str, Any] = {}
    for part in text.split(","):
        name, _, value = (one.strip() for one in part.partition("="))
        if name not in _READ or name in told:
            raise ValueError(text)
        told[name] = _READ[name](value)
    return OwnRule(**told)


def _write(rule: OwnRule | None) -> str:
    if rule is None:
        return SAME
    return ",".join(f"{name}={value}" for name, value in rule.told.items()) or OWN


def _fits(rule: object) -> bool:
    if not isinstance(rule, OwnRule):
        return rule is None
    score, iou = rule.score, rule.iou
    return (score is None or SHARE.fits(score)) and (iou is None or OVERLAP.fits(iou))


def _tell(rule: OwnRule | None, _evaluation: Evaluation) -> str:
    return _write(rule)


RULE_OF_COMPARED: Final = Kind(
    _read,
    _write,
    _fits,
    f"{SAME}, {OWN}, or values of {', '.join(_READ)}, such as score=0.4,iou=0.6",
    metavar="RULE",
    tell=_tell,
)

TOGETHER: Final = Kind(
    str,
    str,
    lambda value: (
        isinstance(value, str) and (value in ("", FOLDER) or (value.startswith(COLUMN) and value != COLUMN))
    ),
    f"{FOLDER}, or {COLUMN}NAME",
    metavar="GROUPS",
)
