"""Truth and predictions → outcomes: one table for every task."""

from cmviewer.matching.labels import match_labels
from cmviewer.matching.outcomes import OutcomeRows, Outcomes, outcomes_by_cell
from cmviewer.matching.rule import CountingRule, default_rule

__all__ = ["CountingRule", "OutcomeRows", "Outcomes", "default_rule", "match_labels", "outcomes_by_cell"]
