"""What is opened while the window is worked: the samples, small folders of all kinds, and broken ones.

All of it is copied: how something was read can be saved beside it.
"""

import shutil
from pathlib import Path

from cmviewer.resources import sample, sample_names
from tests.fuzz.corpus import own_corpus
from tests.fuzz.folders import damaged, write

BROKEN = Path(__file__).parents[1] / "data" / "broken"
DAMAGED = 12


def openable(folder: Path) -> list[Path]:
    """Paths that open, and some that do not, all of them below `folder`."""
    paths = [_copied(sample(name), folder / "samples" / name) for name in sample_names()]
    for place, case in enumerate(own_corpus()):
        path = folder / f"case {place}"
        write(path, case.files)
        paths.append(path)
    for place in range(DAMAGED):
        path = folder / f"damaged {place}"
        write(
            path,
            {
                name: content
                for name, content in damaged(own_corpus(), 77, place).files.items()
                if isinstance(content, bytes)
            },
        )
        paths.append(path)
    broken = sorted(path for path in BROKEN.iterdir() if path.is_dir())
    paths += [_copied(path, folder / "broken" / path.name) for path in broken]
    return [*paths, folder / "nowhere"]


def _copied(path: Path, place: Path) -> Path:
    return Path(shutil.copytree(path, place))
