"""The list of panels: a new one is one file, and one entry here."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cmviewer.evaluation import Evaluation, Unit
from cmviewer.gui.panels.audit_panel import AuditPanel
from cmviewer.gui.panels.compare_panel import ComparePanel
from cmviewer.gui.panels.curves_panel import CurvesPanel
from cmviewer.gui.panels.findings_panel import FindingsPanel
from cmviewer.gui.panels.histogram_panel import HistogramPanel
from cmviewer.gui.panels.history_panel import HistoryPanel
from cmviewer.gui.panels.images_panel import ImagesPanel
from cmviewer.gui.panels.matrix_table_panel import MatrixTablePanel
from cmviewer.gui.panels.metrics_panel import MetricsPanel
from cmviewer.gui.panels.pairs_panel import PairsPanel
from cmviewer.gui.panels.panel import Panel
from cmviewer.gui.panels.thresholds_panel import ThresholdsPanel
from cmviewer.gui.window_parts import WindowParts

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


def _has_samples(evaluation: Evaluation) -> bool:
    """Of a finished matrix there may be counts alone."""
    return evaluation.has_samples


def _pairs(window: WindowParts) -> QWidget:
    panel = PairsPanel(window.session)
    panel.export_asked.connect(window.exporting.pairs)
    return panel


def _compare(window: WindowParts) -> QWidget:
    panel = ComparePanel(window.session)
    panel.run_asked.connect(window.opening.ask_compared)
    return panel


def _audit(window: WindowParts) -> QWidget:
    panel = AuditPanel(window.session, window.thumbnails)
    window.marks.follow_audit(panel)
    return panel


PANELS: Final = (
    Panel("classes", "Classes", LEFT, lambda window: window.classes),
    Panel("examples", "Examples", RIGHT, lambda window: window.examples, offered=_has_samples),
    Panel("image", "Image", RIGHT, lambda window: window.image, offered=_has_samples),
    Panel("reading", "How it was read", RIGHT, lambda window: window.reading, behind="image"),
    Panel("metrics", "Metrics", BOTTOM, lambda window: MetricsPanel(window.session)),
    Panel("pairs", "Confused pairs", BOTTOM, _pairs, behind="metrics"),
    Panel("histogram", "Histogram", BOTTOM, lambda window: HistogramPanel(window.session), behind="metrics"),
    Panel(
        "images", "Images by mistakes", BOTTOM, lambda window: ImagesPanel(window.session), behind="metrics"
    ),
    Panel(
        "findings", "Worse subsets", BOTTOM, lambda window: FindingsPanel(window.session), behind="metrics"
    ),
    Panel(
        "audit",
        "Audit",
        BOTTOM,
        _audit,
        behind="metrics",
        offered=lambda evaluation: evaluation.task.profile.unit is not Unit.PIXEL,
        shown=False,
    ),
    Panel(
        "compare",
        "Compare",
        BOTTOM,
        _compare,
        behind="metrics",
    ),
    Panel(
        "history",
        "History",
        BOTTOM,
        lambda window: HistoryPanel(window.session),
        behind="metrics",
        offered=lambda evaluation: len(evaluation.checkpoints) > 1,
    ),
    Panel(
        "curves",
        "Curves",
        BOTTOM,
        lambda window: CurvesPanel(window.session),
        behind="metrics",
        offered=lambda evaluation: len(evaluation.checkpoints) > 1,
    ),
    Panel(
        "thresholds",
        "Best thresholds",
        BOTTOM,
        lambda window: ThresholdsPanel(window.session),
        behind="metrics",
        offered=lambda evaluation: bool(evaluation.profile.thresholds),
    ),
    Panel(
        "matrix-table",
        "Matrix as a table",
        BOTTOM,
        lambda window: MatrixTablePanel(window.session),
        behind="metrics",
        shown=False,
    ),
    Panel("messages", "Messages", BOTTOM, lambda window: window.messages, behind="metrics"),
)
