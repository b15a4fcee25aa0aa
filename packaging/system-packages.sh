#!/bin/sh
# Install what Python packages cannot bring: Qt's system libraries, Python's own venv, and a few programs.
#
#   sh packaging/system-packages.sh offscreen         to paint without a display
#   sh packaging/system-packages.sh window            to open a window
#   sh packaging/system-packages.sh venv PYTHON       to make an environment with that Python
#   sh packaging/system-packages.sh package PYTHON    to build the packaged program with that Python
#   sh packaging/system-packages.sh screen            to test it on a screen that nobody sees
#   sh packaging/system-packages.sh browser           to test the page of a report in a browser
#
# Only what is missing is installed, and only as root or with a sudo that asks no password.
# Otherwise this prints the command to run and exits with 1. Without apt-get it names what is
# missing and exits with 0: whether that stops anything is for the next step to find out.
set -eu
PATH=$PATH:/usr/sbin:/sbin # where ldconfig lies

# A library's file name is the same everywhere; the name of its package is not.
offscreen='
libGL.so.1            libgl1
libEGL.so.1           libegl1
libfontconfig.so.1    libfontconfig1
libxkbcommon.so.0     libxkbcommon0
libdbus-1.so.3        libdbus-1-3
libglib-2.0.so.0      libglib2.0-0
'
window="$offscreen
libxcb-cursor.so.0      libxcb-cursor0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0       libxcb-shape0
libxcb-xkb.so.1         libxcb-xkb1
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libwayland-cursor.so.0  libwayland-cursor0
libwayland-egl.so.1     libwayland-egl1
"

desktop='
Xvfb                    xvfb
xdotool                 xdotool
update-desktop-database desktop-file-utils
update-mime-database    shared-mime-info
xdg-mime                xdg-utils
gio                     libglib2.0-bin
'

browser='
chromium                chromium
chromedriver            chromium-driver
firefox-esr             firefox-esr
'

missing_libraries() {
    present=$(ldconfig -p 2>/dev/null || true)
    echo "$1" | while read -r library package; do
        case "$present" in *"$library"*) ;; *) echo "$package" ;; esac
    done
}

missing_programs() {
    while [ $# -gt 0 ]; do
        command -v "$1" >/dev/null || echo "$2"
        shift 2
    done
}

# PyInstaller takes Python as a library; Debian's own Python comes without.
missing_libpython() {
    "$1" - <<'EOF'
import sys, sysconfig
from ctypes.util import find_library
from pathlib import Path

name = "python%d.%d" % sys.version_info[:2]
library = sysconfig.get_config_var("INSTSONAME") or ""
beside = Path(sysconfig.get_config_var("LIBDIR") or "", library)
if not (".so" in library and beside.exists()) and not find_library(name):
    print("lib" + name)
EOF
}

missing_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null ||
        "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

case "${1-}" in
    offscreen) missing=$(missing_libraries "$offscreen") ;;
    window) missing=$(missing_libraries "$window") ;;
    venv) missing=$(missing_venv "$2") ;;
    package) missing=$(missing_programs objdump binutils dpkg-deb dpkg && missing_libraries "$window" && missing_libpython "$2") ;;
    browser) missing=$(missing_programs $browser && missing_libraries "$offscreen") ;;
    screen) missing=$(missing_programs $desktop && missing_libraries "$window") ;;
    *) echo "usage: $0 offscreen | window | screen | browser | venv PYTHON | package PYTHON" >&2 && exit 2 ;;
esac
missing=$(echo $missing) # one line

# Other systems bring these libraries along.
if [ -z "$missing" ] || [ "$(uname)" != Linux ]; then
    exit 0
fi
if ! command -v apt-get >/dev/null; then
    echo "Missing on this system, by their names in Debian: $missing" >&2
    exit 0
fi

apt_get() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@" </dev/null >/dev/null
}

install_missing() {
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        return 1
    fi
    echo "Installing $missing"
    apt_get update || true # old lists may do
    apt_get install --yes --no-install-recommends $missing
}

if ! install_missing; then
    echo "System packages are missing. Please run: sudo apt-get install $missing" >&2
    exit 1
fi
