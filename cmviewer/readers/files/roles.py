"""What a file or an array is, as far as its name says."""

from cmviewer.evaluation import Role
from cmviewer.readers.files import words


def role_of(name: str) -> Role | None:
    """Read a name: `y_pred_labels` is about predictions, `mnist_labels` about the truth; None: nothing."""
    found = set(words.words(name))
    if found & words.REPORT:
        return None
    if found & words.TRUE_ARRAY:
        return Role.TRUTH
    if found & words.PREDICTED_ARRAY or {"y", "hat"} <= found:
        return Role.PREDICTION
    if found & words.OF_CLASS and found & words.NAMED:
        return Role.NAMES
    if found & (words.LABEL | words.TRUTH):
        return Role.TRUTH
    if found & words.IMAGE or found & {"ids", "names"}:
        return Role.IMAGES
    return None


def names_a_split(name: str) -> bool:
    """Tell whether a name is that of a part of a data set: `val`, `test_set`."""
    return not words.PART.isdisjoint(words.words(name))


def key_of(name: str) -> str:
    """Return what is left of a name without the words that say what it is: which model, which epoch."""
    role_words = words.TRUTH | words.LABEL | words.PREDICTION | words.SCORE | words.NEUTRAL | words.IMAGE
    return " ".join(word for word in words.words(name) if word not in role_words)
