import numpy as np
import pyqtgraph
import pytest

from cmviewer.gui.heatmap.named_colours import named_colours


@pytest.mark.parametrize(
    ("name", "shades"),
    [("cividis", 256), ("viridis", 256), ("CET-L12", 256), ("CET-L1", 256), ("CET-CBD1", 512)],
)
def test_named_colours_are_those_that_are_published(name, shades):
    published = pyqtgraph.colormap.get(name).getLookupTable(nPts=shades, alpha=False)[:, :3]
    assert np.array_equal(named_colours(name), published)
