"""What can be chosen of what is counted."""

from dataclasses import fields
from typing import Any, Final

from cmviewer.evaluation import Evaluation
from cmviewer.matching import CountingRule, Crowd, Difficult, Match
from cmviewer.matching.presets import PRESETS, Preset, preset_named
from cmviewer.query import check_subset, parsed
from cmviewer.workspace.options.kinds import OVERLAP, SEED, SHARE, Kind, one_of
from cmviewer.workspace.options.option import Heading, Option


def _read_rule(text: str) -> Match | Preset:
    return preset_named(text) or Match(text)


def _rule_of(told: Match | Preset, evaluation: Evaluation | None) -> dict[str, Any]:
    """What a rule sets: a preset all that belongs to it, where objects are matched; of labels nothing."""
    if isinstance(told, Match):
        return {"state.rule.match": told}
    if evaluation is None or "match" not in evaluation.task.profile.rule:
        return {}
    rule = told.applied(CountingRule())
    names = (one.name for one in fields(CountingRule) if one.name != "seed")
    return {f"state.rule.{name}": getattr(rule, name) for name in names}


def _words() -> tuple[str, ...]:
    return (*(match.value for match in Match), *(preset.words for preset in PRESETS))


_RULES: Final = Kind(
    _read_rule,
    lambda match: match.value,
    lambda match: isinstance(match, Match),
    f"one of {', '.join(_words())}",
    _words,
)


def _query(text: str) -> str:
    parsed(text)
    return text


def _settled(text: str, evaluation: Evaluation) -> str:
    """Raise `CmviewerError` where a subset asks what it cannot, or names what there is not."""
    check_subset(parsed(text), evaluation)
    return text


SUBSET: Final = Kind(
    _query,
    str,
    lambda value: isinstance(value, str),
    "a query",
    metavar="QUERY",
    tell=lambda value, _evaluation: value or None,
)

COUNTED: Final = (
    Option(
        "state.rule.score",
        SHARE,
        "score under which a prediction is left out, or the cut-off of two classes",
        flag="score",
        heading=Heading.COUNTED,
        unless="0, a cut-off 0.5, objects 0.25",
    ),
    Option(
        "state.rule.match",
        _RULES,
        "which pairs of true and predicted objects are taken first, or as which program with its thresholds",
        flag="match",
        heading=Heading.COUNTED,
        spread=_rule_of,
    ),
    Option("state.rule.iou", OVERLAP, "least IoU of a pair of objects", flag="iou", heading=Heading.COUNTED),
    Option("state.rule.seed", SEED, "draws among equal pairs", flag="seed", heading=Heading.COUNTED),
    Option(
        "state.rule.crowd",
        one_of(Crowd),
        "what becomes of crowds, and of predictions on them",
        flag="crowd",
        heading=Heading.COUNTED,
    ),
    Option(
        "state.rule.difficult",
        one_of(Difficult),
        "what becomes of truths that are marked as difficult",
        flag="difficult",
        heading=Heading.COUNTED,
    ),
    Option(
        "state.subset",
        SUBSET,
        "what is counted at all: terms about images, folders, columns and sizes",
        flag="subset",
        heading=Heading.COUNTED,
        unless="everything",
        summary="subset",
        settle=_settled,
    ),
)
