"""A small run of three checkpoints, each better than the one before it."""

from pathlib import Path

TRUTH = "cat", "cat", "dog", "dog"
SAID = {
    "epoch_1": ("dog", "dog", "cat", "dog"),
    "epoch_2": ("cat", "dog", "dog", "cat"),
    "epoch_3": ("cat", "cat", "dog", "cat"),
}


def write_checkpoints(folder: Path) -> Path:
    """Write a table of each checkpoint into a new folder, and return it."""
    folder.mkdir()
    for name, said in SAID.items():
        rows = "".join(f"{place}.png,{a},{b}\n" for place, (a, b) in enumerate(zip(TRUTH, said, strict=True)))
        (folder / f"{name}.csv").write_text("image,truth,prediction\n" + rows, encoding="utf-8")
    return folder
