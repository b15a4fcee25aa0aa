"""`pip install` gives a command that works without the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

CHECKOUT = Path(__file__).resolve().parent.parent


class Installed:
    """A fresh environment with the wheel in it, used from a folder of its own."""

    def __init__(self, environment: Path, folder: Path) -> None:
        self.scripts = environment / ("Scripts" if os.name == "nt" else "bin")
        self.folder = folder

    def run(self, program, *arguments):
        clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        done = subprocess.run(
            [self.scripts / program, *arguments],
            cwd=self.folder,
            env=clean | {"PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @property
    def package(self):
        code = "import cmviewer; print(cmviewer.__path__[0])"
        return Path(self.run("python", "-c", code).strip())


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, CHECKOUT]
    subprocess.run([*pip, *build], check=True)
    (wheel,) = folder.glob("cmviewer-*.whl")

    environment = folder / "environment"
    venv.create(environment, symlinks=os.name != "nt")
    install = ["--python", environment, "install", "--no-deps", "--no-index", wheel]
    subprocess.run([*pip, *install], check=True)
    # The dependencies are those of this test run. A .pth file inside a folder that is named in a
    # .pth file is not read, so the checkout, installed as editable there, stays out of sight.
    (site_packages,) = environment.rglob("site-packages")
    dependencies = sysconfig.get_path("purelib") + "\n"
    (site_packages / "dependencies.pth").write_text(dependencies, encoding="utf-8")

    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    return Installed(environment, elsewhere)


@pytest.mark.long
def test_the_installed_package_is_not_the_checkout(installed):
    assert CHECKOUT not in installed.package.parents
    assert installed.folder.parent in installed.package.parents


def test_the_wheel_carries_every_resource(installed):
    def files(folder):
        found = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
        return {path for path in found if "__pycache__" not in path.parts}

    carried = files(installed.package / "_resources")
    assert Path("samples/digits/truth.csv") in carried
    assert carried == files(CHECKOUT / "resources")


@pytest.mark.long
def test_the_installed_command_tells_the_formats(installed):
    assert "NumPy arrays" in installed.run("cmviewer", "formats")


@pytest.mark.long
def test_the_installed_command_opens_the_sample_it_carries(installed):
    digits = installed.package / "_resources" / "samples" / "digits"
    assert "classification" in installed.run("cmviewer", "check", digits)
