"""What one opening of maps goes by, and the checkpoints before their values are decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.evaluation import Alternative, Origin
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.decision_keys import Told
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.image_paths import PATH_JOINS
from cmviewer.readers.maps.found_maps import FoundMaps
from cmviewer.readers.maps.map_layout import MapLayout
from cmviewer.readers.maps.map_reading import MapReading, plain
from cmviewer.readers.maps.naming import checkpoint_names
from cmviewer.readers.maps.pairing import PairedMaps, paired, problems_of, repeated_map_problems
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.photos import Photos
from cmviewer.readers.maps.sampling import Sample, sampled_places
from cmviewer.readers.maps.true_maps import sampled
from cmviewer.readers.maps.value_pairs import BothMaps, ValuePairs, value_pairs
from cmviewer.readers.request import OpenRequest

COMPARED: Final = 4
"""Images of each checkpoint whose maps are held against those of the truth: each costs as much as a count."""


@dataclass(frozen=True, eq=False)
class Predicted:
    """A checkpoint before its values are decided. both: sampled files of truth and prediction."""

    chosen: MapSet
    name: str
    pairs: PairedMaps
    sample: Sample
    both: tuple[BothMaps, ...]
    _pairs: list[ValuePairs] = field(default_factory=list)

    def stored_pairs(self, truth: MapReading) -> ValuePairs:
        """Pairs of its numbers, as they are stored, and those of the truth; maps are read the first time."""
        if not self._pairs:
            self._pairs.append(value_pairs(truth, plain(None, self.chosen, self.sample), self.both))
        return self._pairs[0]

    @property
    def files(self) -> list[Path]:
        """Its maps of images of the truth."""
        return [file for file in self.pairs.files if file is not None]


@dataclass(frozen=True, eq=False)
class MapsOpening:
    """What one opening goes by, and collects."""

    request: OpenRequest
    found: FoundMaps
    layouts: Sequence[MapLayout]
    decisions: Decisions
    problems: list[Problem]
    progress: Progress
    cancel: Cancel


def predicted_sets(
    here: MapsOpening, truth: MapSet, keys: tuple[str, ...], photos: Photos
) -> list[Predicted]:
    """Pair and look at every checkpoint; those that share no image, or cannot be read, are said."""
    sets, told = zip(*here.found.checkpoints, strict=True)
    names = checkpoint_names([maps.path for maps in sets], told, here.found.top)
    found = []
    for maps, name in zip(sets, names, strict=True):
        here.cancel.check()
        here.problems.extend(repeated_map_problems(maps))
        join = here.decisions.told_for("join", PATH_JOINS, maps.path)
        pairs = paired(keys, maps, truth.path, None if join is None else join.value)
        here.problems.extend(problems_of(name, keys, truth, pairs, maps.path))
        if not pairs.count:
            continue
        _keep_join(pairs, join, maps.path, here.decisions)
        files = [file for file in pairs.files if file is not None]
        try:
            sample = sampled(maps, files)
        except CmviewerError as error:
            here.problems.extend(error.problems)
            continue
        both = [(key, file) for key, file in zip(keys, pairs.files, strict=True) if file is not None]
        places = sampled_places([key for key, _ in both], COMPARED)
        sampled_keys = (both[place] for place in places)
        some = tuple(BothMaps(truth.files[key], file, photos.find(key)) for key, file in sampled_keys)
        found.append(Predicted(maps, name, pairs, sample, some))
    if not found:
        raise CmviewerError(*merged_problems(here.problems))
    return found


def _keep_join(pairs: PairedMaps, told: Told | None, file: Path, decisions: Decisions) -> None:
    """Keep what the maps of a checkpoint were joined by."""
    taken, origin = (pairs.joined.by, Origin.EVIDENCE) if told is None else (told.value, told.origin)
    others = [Alternative("path", pairs.by_path.evidence)] if taken != "path" else []
    decisions.take("join", taken, origin, pairs.joined.evidence, others, file)
