"""Maps that Ultralytics' semantic task writes."""

from typing import Final

from cmviewer.evaluation import Role
from cmviewer.readers.files.paths import is_file
from cmviewer.readers.layout import Facts, Presence
from cmviewer.readers.maps.known_sets import BY_NAME, known_read
from cmviewer.readers.maps.map_layout import NO_FIT, MapLayout, SampledSet, map_layout


def _fit(sampled: SampledSet) -> float:
    folder = sampled.maps.path.resolve()
    is_run = folder.name == "results" and is_file(folder.parent / "args.yaml")
    return BY_NAME if is_run and not sampled.has_colours else NO_FIT


LAYOUT: Final[MapLayout] = map_layout(
    "Ultralytics semantic results",
    "masks/val/a.png, runs/semantic/val/results/a.png",
    Facts(roles=frozenset({Role.PREDICTION}), scores=Presence.NEVER, image_size=Presence.ALWAYS),
    _fit,
    known_read(lambda _: None),
)
