"""What the files of a bundle and the columns of its tables are called."""

from typing import Final

MATRIX_NAME: Final = "matrix.json"
INDEX_NAME: Final = "index.json"
IMAGES_NAME: Final = "images.parquet"
OUTCOMES_NAME: Final = "outcomes"
CANDIDATES_NAME: Final = "candidates"
TRUTHS_NAME: Final = f"{CANDIDATES_NAME}/truths.parquet"
BUNDLE_NAMES: Final = (CANDIDATES_NAME, OUTCOMES_NAME, IMAGES_NAME, INDEX_NAME, MATRIX_NAME)
"""All that a bundle has, in the order in which it takes its place: by its matrix a bundle is known."""

CORNERS: Final = ("x0", "y0", "x1", "y1")
TRUTH_BOX: Final = tuple(f"truth_box_{corner}" for corner in CORNERS)
PREDICTION_BOX: Final = tuple(f"prediction_box_{corner}" for corner in CORNERS)

GROUP_ROWS: Final = 65_536
"""Most rows of a row group."""


def outcome_name(checkpoint: int, shard: int) -> str:
    """Name of the file of one shard and checkpoint, from the bundle's folder."""
    return f"{OUTCOMES_NAME}/{checkpoint:04}-{shard:06}.parquet"


def predictions_name(checkpoint: int) -> str:
    """Name of the file of the predicted labels of a checkpoint, where they are kept."""
    return f"{CANDIDATES_NAME}/{checkpoint:04}.parquet"


def predicted_objects_name(checkpoint: int, shard: int) -> str:
    """Name of the file of the predicted objects of one shard and checkpoint, where they are kept."""
    return f"{CANDIDATES_NAME}/{checkpoint:04}-{shard:06}-predictions.parquet"


def pairs_name(checkpoint: int, shard: int) -> str:
    """Name of the file of the pairs of one shard and checkpoint, where they are kept."""
    return f"{CANDIDATES_NAME}/{checkpoint:04}-{shard:06}.parquet"
