"""What samples are called: after pictures, or by anything else."""

from cmviewer.readers.files.addresses import is_address
from cmviewer.readers.files.words import looks_like_image


def names_a_file(name: str) -> bool:
    """Tell whether the name of a sample is that of a picture, here or on the web."""
    return looks_like_image(name) or is_address(name)
