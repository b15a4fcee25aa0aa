"""Windows, macOS, signatures and workflows: what can be known of them on any system."""

import ast
import os
import plistlib
import re
import runpy
import subprocess

import pytest
import yaml

from tests.packaging.modules import FOLDER, module

installer = module("windows.installer")
plist = module("macos.plist")
result_files = module("result_files")
signing = module("signing")
version_info = module("windows.version_info")

WORKFLOWS = sorted((FOLDER.parent / ".github/workflows").glob("*.yml"))
ISS = (FOLDER / "windows/cmviewer.iss").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("2.10", (2, 10, 0, 0)), ("1.2.3.4", (1, 2, 3, 4)), ("3.0rc1", (3, 0, 0, 0))],
)
def test_windows_counts_versions_by_four_numbers(version, numbers):
    assert version_info.four_numbers(version) == numbers


def test_the_version_file_is_an_expression_that_names_the_version():
    tree = ast.parse(version_info.version_info("1.2.3"), mode="eval")
    strings = {
        node.args[0].value: node.args[1].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.func.id == "StringStruct"
    }
    assert tree.body.func.id == "VSVersionInfo"
    assert strings["ProductVersion"] == strings["FileVersion"] == "1.2.3"


def test_the_installer_is_told_all_that_its_script_asks_for(tmp_path):
    command = installer.installer_command(tmp_path, tmp_path / "a.ico", tmp_path, version="1.2.3")
    told = {word[2:].partition("=")[0] for word in command if word.startswith("/D")}
    assert told == set(re.findall(r"#ifndef (\w+)", ISS))
    assert set(re.findall(r"\{#(\w+)\}", ISS)) <= told
    assert "/DOutputName=cmviewer-1.2.3-windows-setup" in command


def test_the_installer_needs_no_administrator_and_keeps_its_identity():
    assert "PrivilegesRequired=lowest" in ISS
    assert "AppId={{6B1F0C52-8E0B-4D5F-9B61-2C4E7A93D1F8}\n" in ISS


def test_the_installer_takes_no_type_for_itself_and_takes_away_what_it_wrote():
    lines = [line for line in ISS.splitlines() if line.startswith("Root:")]
    assert all(
        r"Software\Classes\Directory\shell\cmviewer" in line or r"\Applications\cmviewer.exe" in line
        for line in lines
    )
    for key in (r"Directory\shell\cmviewer", r"Applications\cmviewer.exe"):
        assert any(f'{key}"' in line and "uninsdeletekey" in line for line in lines)


def test_macos_offers_folders_and_results_after_everybody_else():
    told = plist.info_plist("1.2.3")
    assert plistlib.loads(plistlib.dumps(told)) == told
    kinds = told["CFBundleDocumentTypes"]
    assert any("public.folder" in kind.get("LSItemContentTypes", ()) for kind in kinds)
    assert {(kind["LSHandlerRank"], kind["CFBundleTypeRole"]) for kind in kinds} == {("Alternate", "Viewer")}
    assert told["CFBundleShortVersionString"] == "1.2.3"


def test_windows_and_macos_offer_the_same_result_files():
    extensions = sorted(each for group in result_files.RESULT_FILES.values() for each in group)
    assert sorted(re.findall(r'#emit Offer\("(\w+)"\)', ISS)) == extensions
    of_a_type = {
        "public.comma-separated-values-text": "csv",
        "public.tab-separated-values-text": "tsv",
        "public.json": "json",
    }
    kinds = plist.info_plist("1.2.3")["CFBundleDocumentTypes"]
    by_type = [of_a_type.get(each) for kind in kinds for each in kind.get("LSItemContentTypes", ())]
    by_name = [each for kind in kinds for each in kind.get("CFBundleTypeExtensions", ())]
    assert by_type.count(None) == 1  # the folder
    assert sorted([*filter(None, by_type), *by_name]) == extensions


def test_the_hardened_runtime_is_opened_by_one_door_only():
    asked = plistlib.loads((FOLDER / "macos/entitlements.plist").read_bytes())
    assert asked == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


@pytest.mark.parametrize(
    ("variable", "sign"),
    [
        ("CMVIEWER_WINDOWS_CERTIFICATE", lambda path, env: signing.sign_windows([path], env)),
        ("CMVIEWER_MACOS_PROFILE", lambda path, env: signing.notarise_macos(path, path, env)),
        ("CMVIEWER_GPG_KEY", signing.sign_sums),
    ],
)
def test_nothing_is_signed_without_a_key_or_a_tool_and_that_is_said(tmp_path, monkeypatch, variable, sign):
    assert f"{variable} is not set" in sign(tmp_path, {})
    monkeypatch.setattr(signing.shutil, "which", lambda _: None)
    assert "not on this machine" in sign(tmp_path, {variable: "abc"})
    assert list(tmp_path.iterdir()) == []


def test_an_app_of_nobody_is_sealed_anew_and_checked(tmp_path, monkeypatch):
    """The licences were added after PyInstaller had sealed it."""
    assert "not on this machine" in signing.sign_macos(tmp_path, {})
    done = []

    def run(command, *, check):
        assert check
        done.append(command)

    monkeypatch.setattr(signing.shutil, "which", lambda name: name)
    monkeypatch.setattr(signing.subprocess, "run", run)
    signing.sign_macos(tmp_path / "cmviewer.app", {})
    assert [command[:2] for command in done] == [["codesign", "--force"], ["codesign", "--verify"]]
    assert done[0][done[0].index("--sign") + 1] == "-"
    assert "--strict" in done[1]


def test_a_tool_that_fails_stops_the_build(tmp_path, monkeypatch):
    def fail(command, *, check):
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(signing.shutil, "which", lambda name: name)
    monkeypatch.setattr(signing.subprocess, "run", fail)
    with pytest.raises(subprocess.CalledProcessError):
        signing.sign_sums(tmp_path, {"CMVIEWER_GPG_KEY": "abc"})


def test_windows_files_are_signed_by_a_certificate_of_the_store(tmp_path):
    command = signing.signtool_command([tmp_path / "a.exe", tmp_path / "b.exe"], "0123", "http://time")
    assert command[:4] == ["signtool", "sign", "/sha1", "0123"]
    assert "/tr http://time /td SHA256" in " ".join(command)
    assert command[-2:] == [str(tmp_path / "a.exe"), str(tmp_path / "b.exe")]
    assert not {"/p", "/f"} & set(command)


def test_code_inside_an_app_is_signed_before_what_holds_it(tmp_path):
    app = tmp_path / "cmviewer.app"
    deep = app / "Contents/Frameworks/QtCore.framework/Versions/A/QtCore"
    starter = app / "Contents/MacOS/cmviewer"
    text = app / "Contents/Resources/text"
    for file, data in ((deep, "cafebabe"), (starter, "cffaedfe"), (text, "00")):
        file.parent.mkdir(parents=True)
        file.write_bytes(bytes.fromhex(data))
    commands = signing.codesign_commands(app, "Developer ID")
    assert [command[-1] for command in commands] == [str(deep), str(starter), str(app)]
    assert all("runtime" in command and "--timestamp" in command for command in commands)
    assert "--entitlements" in commands[-1]


def test_apple_is_asked_by_a_profile_of_the_keychain(tmp_path):
    submit, staple = signing.notary_commands(tmp_path / "a.app", tmp_path / "a.zip", "ours")
    assert submit[-3:] == ["--keychain-profile", "ours", "--wait"]
    assert staple == ["xcrun", "stapler", "staple", str(tmp_path / "a.app")]
    assert "--password" not in submit


def test_sums_are_those_that_sha256sum_checks(tmp_path):
    (tmp_path / "b").write_bytes(b"abc")
    (tmp_path / "a").write_bytes(b"")
    sums = signing.write_sums([tmp_path / "b", tmp_path / "a"], tmp_path)
    assert sums.read_text().splitlines() == [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b",
    ]


def test_there_is_a_workflow_for_tests_and_one_for_packages():
    assert [path.stem for path in WORKFLOWS] == ["package", "test"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_workflows_may_only_read_and_pin_what_they_use(file):
    told = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert told["permissions"] == {"contents": "read"}
    assert told["concurrency"]["cancel-in-progress"] is True
    steps = [step for job in told["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action in used)
    assert all(job["timeout-minutes"] <= 60 for job in told["jobs"].values())


def certificates(monkeypatch, present, told=None):
    """What the packaged program sets where these files are there."""
    monkeypatch.setattr("os.path.exists", lambda path: path in present)
    monkeypatch.setenv("SSL_CERT_FILE", told or "")  # so that it is as it was afterwards
    if told is None:
        monkeypatch.delenv("SSL_CERT_FILE")
    runpy.run_path(str(FOLDER / "certificates.py"))
    return os.environ.get("SSL_CERT_FILE")


def test_certificates_are_those_of_the_system_it_runs_on(monkeypatch):
    assert (
        certificates(monkeypatch, {"/etc/pki/tls/certs/ca-bundle.crt"}) == "/etc/pki/tls/certs/ca-bundle.crt"
    )
    assert certificates(monkeypatch, set()) is None


def test_certificates_are_not_looked_for_where_anybody_may_put_them(monkeypatch):
    monkeypatch.setattr("os.name", "nt")
    assert certificates(monkeypatch, {"/etc/ssl/cert.pem"}) is None


def test_certificates_that_a_person_chose_are_kept(monkeypatch):
    present = {"/etc/ssl/certs/ca-certificates.crt"}
    assert certificates(monkeypatch, present, told="/home/me/ca.pem") == "/home/me/ca.pem"
