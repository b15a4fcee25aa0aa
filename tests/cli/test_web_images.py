"""Images at addresses of the web: the command line fetches none of them."""

from cmviewer.cli import main
from tests.serving import png, serving


def test_report_and_check_fetch_nothing_and_check_says_so(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    with serving({"/1.png": png()}) as server:
        results = tmp_path / "results.csv"
        results.write_text(f"image,truth,prediction\n{server.address}/1.png,a,b\nlocal.png,b,b\n")
        assert main(["check", str(results)]) == 0
        assert "files found: 0, missing: 1, on the web, not fetched: 1" in capsys.readouterr().out
        assert main(["report", str(results), "--out", str(tmp_path / "report")]) == 0
        assert server.asked == []
    examples = (tmp_path / "report" / "examples.csv").read_text()
    assert f"{server.address}/1.png,a,b" in examples
