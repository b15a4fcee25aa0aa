"""Truth and predictions → outcomes: one table for every task."""

from cmviewer.matching.candidates import SCORE_FLOOR, Candidates, candidates_of, kept_candidates
from cmviewer.matching.error_types import ERROR_TYPES, ErrorType, error_types_of
from cmviewer.matching.image_candidates import ImageCandidates, candidates_in_image
from cmviewer.matching.labels import match_labels
from cmviewer.matching.maps import CountedMaps, check_sizes, count_maps
from cmviewer.matching.match import Match
from cmviewer.matching.objects import Matched, match_objects, outcomes_of
from cmviewer.matching.outcomes import OutcomeRows, Outcomes, outcomes_by_cell
from cmviewer.matching.pixels import in_cells, pixel_outcomes
from cmviewer.matching.presets import PRESETS, Preset, preset_named
from cmviewer.matching.ranking import region_digests
from cmviewer.matching.rule import IOU_FLOOR, CountingRule, Crowd, Difficult, default_rule, rule_values

__all__ = [
    "ERROR_TYPES",
    "IOU_FLOOR",
    "PRESETS",
    "SCORE_FLOOR",
    "Candidates",
    "CountedMaps",
    "CountingRule",
    "Crowd",
    "Difficult",
    "ErrorType",
    "ImageCandidates",
    "Match",
    "Matched",
    "OutcomeRows",
    "Outcomes",
    "Preset",
    "candidates_in_image",
    "candidates_of",
    "check_sizes",
    "count_maps",
    "default_rule",
    "error_types_of",
    "in_cells",
    "kept_candidates",
    "match_labels",
    "match_objects",
    "outcomes_by_cell",
    "outcomes_of",
    "pixel_outcomes",
    "preset_named",
    "region_digests",
    "rule_values",
]
