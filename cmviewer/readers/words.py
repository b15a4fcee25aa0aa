"""The words that files and columns are named with, and what they stand for."""

import re
from typing import Final

IMAGE_ENDINGS: Final = (
    ".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp", ".gif", ".ppm", ".pgm", ".jp2", ".jfif", ".avif",
)  # fmt: skip

TRUTH: Final = frozenset(
    ["truth", "true", "gt", "groundtruth", "ground", "actual", "actuals", "expected", "reference", "real", "annotation", "annotations", "annotated", "gold", "given", "ytrue"]
)
LABEL: Final = frozenset(
    ["label", "labels", "class", "classes", "category", "categories", "target", "targets", "species", "y", "lbl", "cls", "annotation"]
)
PREDICTION: Final = frozenset(
    ["prediction", "predictions", "predicted", "predict", "pred", "preds", "predicts", "yhat", "hat", "guess", "guesses", "guessed", "response", "responses", "output", "outputs", "answer", "inferred", "inference", "estimated", "argmax", "decision", "top1", "classified", "ypred"]
)
SCORE: Final = frozenset(
    ["score", "scores", "prob", "probs", "probability", "probabilities", "proba", "probas", "confidence", "confidences", "conf", "certainty", "p", "likelihood", "softmax", "sigmoid", "logit", "logits", "pyx", "yprob", "yscore", "activation"]
)
IMAGE: Final = frozenset(
    ["image", "images", "img", "imgs", "path", "paths", "file", "files", "filename", "filenames", "filepath", "filepaths", "imagename", "imagenames", "imagepath", "imgpath", "imgname", "imagefile", "imageid", "imgid", "fname", "photo", "picture", "uri", "url", "src", "sample"]
)
IDENTITY: Final = frozenset(["id", "ids", "uid", "uuid", "key", "name", "sampleid", "index", "idx"])
CHECKPOINT: Final = frozenset(
    ["checkpoint", "ckpt", "epoch", "step", "iteration", "iter", "model", "run", "network", "net", "experiment", "snapshot", "fold"]
)
METRIC: Final = frozenset(
    ["precision", "recall", "f1", "accuracy", "acc", "loss", "support", "auc", "lr", "map", "fitness", "specificity", "sensitivity", "tp", "fp", "fn", "tn", "iou", "kappa", "macro", "micro", "f1score"]
)
BOX: Final = frozenset(
    ["bbox", "bboxes", "xmin", "xmax", "ymin", "ymax", "x1", "x2", "y1", "y2", "segmentation", "polygon", "rle", "counts", "box", "boxes"]
)
NEUTRAL: Final = frozenset(["name", "names", "id", "ids", "index", "idx", "object", "model", "image", "img", "value", "text", "str", "string"])
COUNT: Final = frozenset(["count", "counts", "n", "number", "npredictions", "frequency", "weight", "total"])

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BETWEEN: Final = re.compile(r"[\W_]+")


def words(name: str) -> tuple[str, ...]:
    """Split a name into words in lower case: `TrueLabel`, `true_label` and `true label` are the same."""
    return tuple(word for word in _BETWEEN.split(_CAMEL.sub(" ", name).lower()) if word)


def looks_like_image(text: str) -> bool:
    """Tell whether a text ends as the name of an image file does."""
    return text.lower().endswith(IMAGE_ENDINGS)


CHECKPOINT_ORDER: Final = (
    "checkpoint", "ckpt", "snapshot", "epoch", "step", "iteration", "iter", "run", "experiment", "model",
    "network", "net", "fold",
)  # fmt: skip
_SCORE_WORD: Final = "|".join(sorted(SCORE - {"p"}, key=len, reverse=True))
_BEFORE_SCORE: Final = "pred|prediction|predicted|class|model|output|softmax"
SCORE_OF: Final = re.compile(
    rf"(?:(?:{_BEFORE_SCORE})[\W_]+)*(?:{_SCORE_WORD})(?:[\W_]+(?:of|for))?(?:[\W_]+|(?=\d))(?P<after>.+)"
    rf"|p[\W_]*(?P<numbered>\d+)|p[\W_]+(?P<named>.+)"
    rf"|(?P<before>.+?)[\W_]+(?:{_SCORE_WORD})",
    re.IGNORECASE,
)
