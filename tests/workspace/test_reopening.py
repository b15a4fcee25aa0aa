"""What of the choices stays when something else is opened: those of a person, not those about the data."""

from dataclasses import replace
from pathlib import Path

from making import make_evaluation

from cmviewer.confusion.threshold import Threshold
from cmviewer.examples.grouping import Grouping
from cmviewer.examples.query import ExampleQuery
from cmviewer.examples.sorting import Sort
from cmviewer.matching import ErrorType
from cmviewer.workspace.face import Face
from cmviewer.workspace.look import ColourMap, Diagonal, Figure, HeatmapStyle, Look, Scale
from cmviewer.workspace.panel_choices import PanelChoices
from cmviewer.workspace.reopening import opened_anew, without_data
from cmviewer.workspace.values import with_values
from cmviewer.workspace.workspace import Workspace

MINE = Workspace(look=Look(colour_bar=False, figure=Figure("Run A", 85.0, 300)))


def test_a_title_belongs_to_what_was_open_and_the_size_to_the_person():
    before = make_evaluation([0], {"a": [0]})
    other = replace(before, source=Path("other"))
    seen = opened_anew(MINE, before, other)
    assert seen.look == Look(colour_bar=False, figure=Figure(None, 85.0, 300))
    assert opened_anew(MINE, before, replace(before)).look == MINE.look


def test_what_is_opened_first_begins_with_its_last_checkpoint():
    evaluation = make_evaluation([0], {"a": [0], "b": [0]})
    workspace = with_values(Workspace(), {"state.top": 3})
    seen = opened_anew(workspace, None, evaluation)
    assert (seen.state.checkpoint, seen.state.top) == (1, None)


def test_what_belonged_to_the_data_goes_with_it_and_what_belongs_to_the_person_stays():
    look = Look(HeatmapStyle(ColourMap.VIRIDIS, Diagonal.HIDDEN, Scale.LOG), colour_bar=False)
    query = ExampleQuery(Sort.NAME, "beach", ErrorType.DUPLICATE, Grouping.IMAGE)
    panels = PanelChoices(search="dog", threshold=Threshold.IOU)
    before = Workspace(look=look, query=query, panels=panels, face=Face.EVIDENCE)
    after = without_data(before)
    assert after.query == ExampleQuery(Sort.NAME, grouping=Grouping.IMAGE)
    assert after.panels == PanelChoices(threshold=Threshold.IOU)
    assert after.look == replace(look, style=replace(look.style, diagonal=HeatmapStyle().diagonal))
    assert after.face is Face.MATRIX
    kept = replace(look, style=replace(look.style, diagonal=Diagonal.GREEN_RED))
    assert without_data(replace(before, look=kept)).look == kept  # that is a look, and hides nothing
