"""A matching rule that the program does not have, and a program that has it."""

import numpy as np
import pytest

from cmviewer.matching import Match
from cmviewer.matching.match import IOU_BITS, MatchingRule

LOWEST_IOU = MatchingRule(
    words="lowest-iou",
    label="Lowest IoU first",
    explanation="The pair that overlaps least is taken first, as long as it overlaps enough",
    same_as="nothing else",
    order=lambda parts: np.uint64((1 << IOU_BITS) - 1) - parts.iou,
)


@pytest.fixture
def lowest_iou(monkeypatch):
    """The rule, as a member that stands after all others."""
    member = Match._new_member_(Match, LOWEST_IOU)
    member._name_ = "LOWEST_IOU"
    monkeypatch.setitem(Match._member_map_, member._name_, member)
    monkeypatch.setitem(Match._value2member_map_, member._value_, member)
    monkeypatch.setattr(Match, "_member_names_", [*Match._member_names_, member._name_])
    return member
