"""In which order a rule looks at candidates; among equals a draw that knows no row numbers."""

import hashlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations, Images, Regions
from cmviewer.matching.candidates import Candidates, Ranked
from cmviewer.matching.match import IOU_BITS, Match, SortParts
from cmviewer.matching.reached_scores import descending

_IOU_MASK: Final = np.uint64((1 << IOU_BITS) - 1)


def ranked(candidates: Candidates, match: Match, seed: int, images: Images) -> Ranked:
    """Rank the candidates by the order of a rule; what it never pairs is left out."""
    rows, pairs = ranking(candidates, match, seed, images), candidates.pairs
    score = candidates.predictions.known_score
    rank = np.full(len(pairs), -1, np.int32)
    rank[rows] = np.arange(len(rows), dtype=np.int32)
    if len(rows) < len(pairs):
        rows = np.flatnonzero(rank >= 0)
        pairs, rank = pairs.take(rows), rank[rows]
    return Ranked(pairs.truth_row, pairs.prediction_row, pairs.overlap, score[pairs.prediction_row], rank)


def ranking(candidates: Candidates, match: Match, seed: int, images: Images) -> NDArray[np.int64]:
    """Return the candidates in the order in which a rule looks at them, int64.

    Of equal pairs the order is drawn: by a hash of the seed, the image's name, and the geometry and the
    class of both, so that neither files nor rows nor threads have a say.
    """
    pairs = candidates.pairs
    score = candidates.predictions.known_score[pairs.prediction_row]
    rule, iou = match.rule, descending(pairs.overlap).astype(np.uint64) & _IOU_MASK
    rows = np.arange(len(pairs)) if rule.crosses_classes else np.flatnonzero(candidates.same_class)
    key = rule.order(SortParts(iou, descending(score).astype(np.uint64), lambda: candidates.same_class))[rows]
    order = np.argsort(key)  # equal keys are drawn below
    rows, key = rows[order], key[order]
    return _drawn(rows, key, candidates, seed, images)


def _drawn(
    rows: NDArray[np.int64], key: NDArray[np.uint64], candidates: Candidates, seed: int, images: Images
) -> NDArray[np.int64]:
    """Bring rows of equal keys into the order of their hashes; `key` is sorted."""
    same = np.zeros(len(rows) + 1, np.bool_)  # whether each equals the one before
    np.equal(key[1:], key[:-1], out=same[1:-1])
    tied = np.flatnonzero(same[:-1] | same[1:])
    if not tied.size:
        return rows
    pairs = candidates.pairs
    t, p = pairs.truth_row[rows[tied]], pairs.prediction_row[rows[tied]]
    draw = _digests(candidates.truth, t, images, f"truth {seed}")
    draw ^= _digests(candidates.predictions, p, images, f"prediction {seed}")
    ordered = rows.copy()
    # Objects that are alike in all have one hash; by row, each prediction meets the same of them first.
    ordered[tied] = rows[tied[np.lexsort((p, t, _mixed(draw), key[tied]))]]
    return ordered


def _mixed(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread what differs in one bit over all of them (the finaliser of splitmix64, Steele et al. 2014)."""
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


def _digests(objects: Annotations, rows: NDArray[np.int32], images: Images, salt: str) -> NDArray[np.uint64]:
    """A hash of each object: of its image's name, its geometry and its class, uint64 (n,)."""
    used, place = np.unique(rows, return_inverse=True)
    shown, image = np.unique(objects.image[used], return_inverse=True)
    names = [_digest(f"{salt} {images.name(one)}".encode()) for one in shown.tolist()]
    draw = np.array(names, np.uint64)[image]
    box = (objects.box[used] + 0.0).view(np.uint64)
    for column in (*box.T, objects.label[used].astype(np.uint64)):
        draw = _mixed(draw * np.uint64(0x9E3779B97F4A7C15) + column)
    if objects.digest is not None:
        draw = _mixed(draw ^ objects.digest[used])
    elif objects.region is not None:
        draw = _mixed(draw ^ region_digests(objects.region, used))
    return draw[place]


def region_digests(region: Regions, rows: NDArray[np.int32]) -> NDArray[np.uint64]:
    """A hash of the shape of each of some objects, int32 (n,): uint64 (n,)."""
    return np.array([_digest(_content(region, row)) for row in rows.tolist()], np.uint64)


def _content(region: Regions, row: int) -> bytes:
    mask = region.mask(row)
    return mask[0] if mask is not None else b"|".join(ring.tobytes() for ring in region.rings(row))


def _digest(content: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest())
