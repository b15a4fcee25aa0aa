import builtins
import re
from pathlib import Path

import pytest

from cmviewer.cli import main
from cmviewer.cli.qt import PACKAGES
from cmviewer.log import LOG


@pytest.fixture
def imports_fail(monkeypatch):
    """Make importing the window fail with these words."""

    def fail(words):
        real = builtins.__import__

        def importing(name, *more, **named):
            if name in {"cmviewer.gui.application", "cmviewer.gui.smoke_test"}:
                raise ImportError(words)
            return real(name, *more, **named)

        monkeypatch.setattr(builtins, "__import__", importing)

    return fail


@pytest.mark.parametrize("words", [[], ["--smoke-test"], ["--sample", "digits"]], ids=" ".join)
def test_a_library_that_the_system_lacks_is_named_with_its_package(imports_fail, capsys, log_home, words):
    imports_fail("libGL.so.1: cannot open shared object file: No such file or directory")
    assert main(words) == 2
    told = capsys.readouterr().err
    assert "libGL.so.1" in told
    assert "libgl1" in told
    assert "Traceback" not in told
    assert "library-missing: " in log_home()


def test_a_library_without_a_known_package_is_named_too(imports_fail, capsys):
    imports_fail("/opt/x.so: libnew-3.so.1: cannot open shared object file: No such file or directory")
    assert main([]) == 2
    assert "libnew-3.so.1" in capsys.readouterr().err


def test_a_module_that_is_missing_is_a_fault_of_ours(imports_fail, log_home):
    imports_fail("No module named 'cmviewer.gui.session'")
    with pytest.raises(ImportError):
        main([])
    assert "Traceback" in log_home()
    assert not [handler for handler in LOG.handlers if hasattr(handler, "baseFilename")]


def test_packages_are_those_that_the_checkout_installs():
    script = Path(__file__).parents[2] / "packaging" / "system-packages.sh"
    installed = dict(re.findall(r"^(lib\S+\.so\.\d+) +(lib\S+)$", script.read_text("utf-8"), re.MULTILINE))
    shared = PACKAGES.keys() & installed.keys()
    assert {"libGL.so.1", "libEGL.so.1"} <= shared
    assert {name: PACKAGES[name] for name in shared} == {name: installed[name] for name in shared}
