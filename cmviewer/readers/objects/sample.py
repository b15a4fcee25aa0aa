"""The sample of images on which readings of predictions are tried."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations, Frame, frozen
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.box_formats import reread
from cmviewer.readers.objects.checks import kept_of
from cmviewer.readers.objects.evidence import (
    Support,
    sampled_images,
    support_of,
    sure_or_counted,
    surest,
)
from cmviewer.readers.objects.exif import in_frame
from cmviewer.readers.objects.image_sizes import ImageSizes
from cmviewer.readers.objects.parts import ObjectPart

Choose = Callable[[NDArray[np.int64], NDArray[np.float32] | None, NDArray[np.int64]], NDArray[np.int64]]


@dataclass(frozen=True, eq=False)
class TruthSample:
    """Truths of some images. counts: int64 (N,), how many each image has; 0 where it is not looked at."""

    truth: Annotations
    counts: NDArray[np.int64]
    sizes: ImageSizes

    def objects(
        self, part: ObjectPart, position: NDArray[np.int64], frame: Frame = Frame.SEEN
    ) -> Annotations:
        """Return predictions of these images that tell classes, in pixels as seen; labels as in the part.

        position: int64 (n,), of the part's images in the truth.
        """
        return self._chosen(part, position, sure_or_counted).placed(None, frame)

    def surest(self, part: ObjectPart, position: NDArray[np.int64]) -> "PredictionSample":
        """Choose the surest predictions of these images; few, however many there are."""
        return self._chosen(part, position, surest)

    def _chosen(self, part: ObjectPart, position: NDArray[np.int64], choose: Choose) -> "PredictionSample":
        place = np.append(position, -1)
        is_looked_at = np.append(self.counts > 0, False)[place]  # -1 is the last
        known = np.flatnonzero(is_looked_at[part.image])
        image = place[part.image[known]]
        score = None if part.score is None else part.score[known]
        chosen = choose(image, score, self.counts)
        rows = known[chosen]
        kept = np.zeros(len(part), np.bool_)
        kept[rows] = True
        some = kept_of(replace(part, region=None), kept)
        judged = np.zeros(len(self.counts), np.bool_)
        used = position[np.bincount(part.image, minlength=len(position)) > 0]
        judged[used[used >= 0]] = True
        truth = self.truth.take(np.flatnonzero(judged[self.truth.image]))
        return PredictionSample(truth, some, image[chosen], self.sizes)

    def support(
        self,
        part: ObjectPart,
        position: NDArray[np.int64],
        written: BoxFormat | None = None,
        frame: Frame = Frame.SEEN,
    ) -> Support:
        """Count predictions that lie on truths, in images that have predictions.

        written: how the boxes are meant, where not as they were read.
        """
        return self.surest(part, position).support(written, frame)

    def only(self, images: NDArray[np.bool_]) -> "TruthSample":
        """Return the sample with some of its images, bool (N,)."""
        truth = self.truth.take(np.flatnonzero(images[self.truth.image]))
        return TruthSample(truth, np.where(images, self.counts, 0), self.sizes)


@dataclass(frozen=True, eq=False)
class PredictionSample:
    """The surest predictions of some images, and the truths there. image: int64 (M,), of each prediction."""

    truth: Annotations
    part: ObjectPart
    image: NDArray[np.int64]
    sizes: ImageSizes

    @property
    def frames(self) -> tuple[Frame, ...]:
        """What boxes of these images may be about: photographs as seen; as stored, too, if one is turned."""
        return tuple(Frame) if (self.sizes.orientation[self.image] != 1).any() else (Frame.SEEN,)

    def placed(self, written: BoxFormat | None = None, frame: Frame = Frame.SEEN) -> Annotations:
        """Return them in pixels as seen, in one reading; those that have no place there are left out."""
        some = self.part if written is None else reread(self.part, written)
        some, usable = in_frame(some, self.image, self.sizes, frame)
        order = np.flatnonzero(usable)[np.argsort(self.image[usable], kind="stable")]
        return Annotations(
            image=frozen(self.image[order], np.int32),
            label=frozen(some.label[order], np.int32),
            box=frozen(some.box[order], np.float64),
            score=None if some.score is None else frozen(some.score[order], np.float32),
        )

    def support(self, written: BoxFormat | None = None, frame: Frame = Frame.SEEN) -> Support:
        """Count those that lie on truths, in one reading."""
        return support_of(self.truth, self.placed(written, frame))


def truth_sample(truth: Annotations, reached: NDArray[np.bool_], sizes: ImageSizes) -> TruthSample:
    """Take a sample of the images that predictions may be about, bool (N,)."""
    images = sizes.images
    truth = replace(truth, region=None)  # boxes tell how a reading fits
    ordinary = truth if truth.crowd is None or truth.crowd.all() else truth.take(np.flatnonzero(~truth.crowd))
    counts = np.bincount(ordinary.image, minlength=len(images)) * reached
    names = [images.name(i) for i in range(len(images))] if images.names is None else images.names
    chosen = sampled_images(names, counts)
    rows = np.flatnonzero(chosen[ordinary.image])
    return TruthSample(replace(ordinary.take(rows), crowd=None), counts * chosen, sizes)


def best_support(
    sample: TruthSample,
    part: ObjectPart,
    others: Sequence[BoxFormat],
    joins: Sequence[NDArray[np.int64]],
) -> Support:
    """How well predictions lie on truths in the reading in which they do best.

    others: formats in which boxes may be, besides that in which they were read. joins: positions of the
    part's images in the truth, one for each way to join them.
    """
    usual = sample.surest(part, joins[0])
    best = usual.support()
    formats = (None, *others)
    for position in joins:
        some = usual if position is joins[0] else sample.surest(part, position)
        for one in formats:
            if best.cannot_be_beaten:
                return best
            supports = (best, *(some.support(one, frame) for frame in some.frames))
            best = max(supports, key=lambda support: support.agreeing)
    return best
