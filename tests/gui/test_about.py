"""What the About dialog promises is what README promises."""

from pathlib import Path

from cmviewer.gui.dialogs.about_dialog import PRIVACY

README = Path(__file__).parents[2] / "README.md"


def test_readme_and_the_about_dialog_say_once_and_alike_that_nothing_is_sent_unasked(empty_window):
    assert "Nothing is ever sent anywhere unless you name an address" in PRIVACY
    assert "only after you allow it" in PRIVACY
    words = " ".join(README.read_text("utf-8").split())
    assert words.count(PRIVACY) == 1
    assert words.count("ever sent") == 1

    empty_window.about.show()
    dialog = empty_window.about.dialog
    assert dialog.privacy.text() == PRIVACY
    assert dialog.privacy.isVisible()
    assert dialog.privacy.height() >= dialog.privacy.heightForWidth(dialog.privacy.width())
    dialog.close()
