"""What each column of a table is, by its position."""

from dataclasses import dataclass

from cmviewer.readers.tables.class_columns import ClassColumns


@dataclass(frozen=True)
class Roles:
    """Positions of the columns; None where there is no such column.

    loose: a column of labels of which the table does not say whether they are truth or prediction.
    unnamed: the only column that may be labels, where nothing else is said; its name says nothing.
    checkpoints: columns that may part the table into checkpoints, the likeliest first.
    count: column of how many samples a row stands for. score_class: the class that the single score is
    about, where its name says one. marks: columns that mark the true class. loose_marks: the same,
    where the table does not say of which side. index: column without a name
    that numbers the rows, as pandas writes it. split: column that says which part of a data set a row is of.
    containers: columns that may make one name with that of the image: the video of a frame.
    """

    truth: int | None = None
    prediction: int | None = None
    loose: int | None = None
    unnamed: int | None = None
    image: int | None = None
    score: int | None = None
    count: int | None = None
    score_class: str | None = None
    checkpoints: tuple[int, ...] = ()
    classes: ClassColumns | None = None
    marks: ClassColumns | None = None
    loose_marks: ClassColumns | None = None
    index: int | None = None
    split: int | None = None
    containers: tuple[int, ...] = ()

    @property
    def tells_nothing(self) -> bool:
        """Whether nothing of a classification was found."""
        return (
            self.truth is None
            and self.prediction is None
            and self.loose is None
            and self.score is None
            and self.classes is None
            and self.marks is None
            and self.loose_marks is None
        )


def known_positions(roles: Roles) -> set[int]:
    """Positions of the columns that are known for certain."""
    single = {roles.truth, roles.prediction, roles.image, roles.score, *roles.checkpoints}
    return {position for position in single if position is not None}
