"""What stands above the matrix."""

from tests.gui.conftest import open_path


def test_what_is_odd_about_the_whole_stands_above_the_matrix_in_words(qtbot, empty_window, tmp_path):
    rows = "".join(f"{i}.png,{'cat' if i % 2 else 'dog'},{'Katze' if i % 2 else 'Hund'}\n" for i in range(12))
    (tmp_path / "results.csv").write_text("image,truth,prediction\n" + rows)
    open_path(qtbot, empty_window, tmp_path)
    assert empty_window.page.loud.isVisible()
    assert "Truth and prediction share no class" in empty_window.page.loud.words.text()
