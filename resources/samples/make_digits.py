"""Make the digits sample: 1,797 handwritten digits, and a small network while it learns them.

    python resources/samples/make_digits.py [FOLDER]

FOLDER is `digits` beside this script unless told. The network is trained on every second image;
after each epoch its scores for the other half are written. The seed is fixed, so the files come
out the same every time. Needs scikit-learn, for its copy of the images, and Pillow.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image
from sklearn.datasets import load_digits

EPOCHS = 12
HIDDEN = 12
BATCH = 8
LEARNING_RATE = 0.03
SEED = 1


class Network:
    """One hidden layer and a softmax, trained by plain gradient descent."""

    def __init__(self, inputs: int, classes: int, rng: np.random.RandomState) -> None:
        self.w1 = rng.normal(0, inputs**-0.5, (inputs, HIDDEN))
        self.b1 = np.zeros(HIDDEN)
        self.w2 = rng.normal(0, HIDDEN**-0.5, (HIDDEN, classes))
        self.b2 = np.zeros(classes)

    def hidden(self, x: np.ndarray) -> np.ndarray:
        """Return the activations of the hidden layer."""
        return np.maximum(x @ self.w1 + self.b1, 0)

    def scores(self, x: np.ndarray) -> np.ndarray:
        """Return a score for every class; they add up to 1."""
        logits = self.hidden(x) @ self.w2 + self.b2
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    def step(self, x: np.ndarray, truth: np.ndarray) -> None:
        """Move the weights once, down the gradient of the cross-entropy."""
        hidden = self.hidden(x)
        error = self.scores(x)
        error[np.arange(len(truth)), truth] -= 1
        error *= LEARNING_RATE / len(truth)
        back = (error @ self.w2.T) * (hidden > 0)
        self.w2 -= hidden.T @ error
        self.b2 -= error.sum(axis=0)
        self.w1 -= x.T @ back
        self.b1 -= back.sum(axis=0)


def scores_by_epoch(x: np.ndarray, truth: np.ndarray, held_out: np.ndarray) -> Iterator[np.ndarray]:
    """Train on the rest; yield the scores of the held-out images after each epoch."""
    # RandomState, because its numbers are the same in every version of NumPy.
    rng = np.random.RandomState(SEED)
    network = Network(x.shape[1], truth.max() + 1, rng)
    training = np.flatnonzero(~held_out)
    for _ in range(EPOCHS):
        order = rng.permutation(training)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            network.step(x[batch], truth[batch])
        yield network.scores(x[held_out])


def write_table(path: Path, header: list[str], rows: list[list[str]]) -> None:
    """Write a CSV file; no field here needs quotes."""
    text = "".join(",".join(row) + "\n" for row in [header, *rows])
    path.write_text(text, encoding="utf-8", newline="\n")


def make(folder: Path) -> None:
    """Write the images, the truth and a file of predictions for every epoch."""
    digits = load_digits()
    names = [f"images/digit_{i:04d}.png" for i in range(len(digits.target))]
    (folder / "images").mkdir(parents=True, exist_ok=True)
    for name, image in zip(names, digits.images, strict=True):
        grey = np.round(image * (255 / 16)).astype(np.uint8)
        Image.fromarray(grey).save(folder / name, optimize=True)

    held_out = np.arange(len(names)) % 2 == 1
    names = [name for name, out in zip(names, held_out, strict=True) if out]
    truth = digits.target[held_out]
    rows = [[name, str(label)] for name, label in zip(names, truth, strict=True)]
    write_table(folder / "truth.csv", ["image", "truth"], rows)

    header = ["image", "prediction", *(f"score_{label}" for label in digits.target_names)]
    epochs = scores_by_epoch(digits.data / 8 - 1, digits.target, held_out)
    for epoch, exact in enumerate(epochs, start=1):
        scores = exact.round(4)
        predictions = scores.argmax(axis=1)
        rows = [
            [name, str(prediction), *(f"{score:.4f}" for score in line)]
            for name, prediction, line in zip(names, predictions, scores, strict=True)
        ]
        write_table(folder / f"epoch_{epoch}.csv", header, rows)
        print(f"epoch {epoch}: {(predictions == truth).mean():.1%} right")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "digits")
