"""Truth and predictions → outcomes: one table for every task."""

from cmviewer.matching.candidates import SCORE_FLOOR, Candidates, candidates_of
from cmviewer.matching.causes import CAUSES, Cause, causes_of
from cmviewer.matching.labels import match_labels
from cmviewer.matching.maps import CountedMaps, check_sizes, count_maps
from cmviewer.matching.match import Match
from cmviewer.matching.objects import Matched, match_objects, outcomes_of
from cmviewer.matching.outcomes import OutcomeRows, Outcomes, outcomes_by_cell
from cmviewer.matching.pixels import in_cells, pixel_outcomes
from cmviewer.matching.presets import PRESETS, Preset, preset_named
from cmviewer.matching.rule import CountingRule, Crowd, Difficult, default_rule
from cmviewer.matching.scene import Scene, scene_of

__all__ = [
    "CAUSES",
    "PRESETS",
    "SCORE_FLOOR",
    "Candidates",
    "Cause",
    "CountedMaps",
    "CountingRule",
    "Crowd",
    "Difficult",
    "Match",
    "Matched",
    "OutcomeRows",
    "Outcomes",
    "Preset",
    "Scene",
    "candidates_of",
    "causes_of",
    "check_sizes",
    "count_maps",
    "default_rule",
    "in_cells",
    "match_labels",
    "match_objects",
    "outcomes_by_cell",
    "outcomes_of",
    "pixel_outcomes",
    "preset_named",
    "scene_of",
]
