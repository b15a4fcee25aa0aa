"""Lists as the paths of their images, one a line, each image once."""

from pathlib import Path

from cmviewer.writers.atomic import encoded
from cmviewer.writers.lists.listed import Listed, Writing


def image_paths(listed: Listed) -> str:
    """Return the path of each image, or its name where it is not found, in the order of the list."""
    images = listed.evaluation.images
    lines = (str(images.find(image) or images.name(image)) for image in listed.images.tolist())
    return "".join(f"{line}\n" for line in lines)


def write_images(listed: Listed, place: Path, _writing: Writing) -> None:
    """Write the paths. Raises `OSError`."""
    place.write_bytes(encoded(image_paths(listed)))
