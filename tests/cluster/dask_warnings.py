"""What Dask warns of where something is killed or ends."""

import pytest

# Dask leaves sockets and loops to the garbage collector where what they lead to was killed.
ignored = pytest.mark.filterwarnings(
    "ignore::ResourceWarning",
    "ignore::DeprecationWarning",
    "ignore::RuntimeWarning",
    "ignore::UserWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)
