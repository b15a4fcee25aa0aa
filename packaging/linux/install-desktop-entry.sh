#!/bin/sh
# Put cmviewer into the menu of applications and into "Open with" of folders and result files, for this user,
# without root.
#
#   ./install-desktop-entry.sh             install; again after the folder was moved
#   ./install-desktop-entry.sh --remove    take everything away again
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
share=${XDG_DATA_HOME:-$HOME/.local/share}
open_entry=zz-cmviewer-open.desktop

# GLib looks for the program before it turns %% into %, and would not find it.
case "$here" in
    *%*) starter='env ' ;;
    *) starter= ;;
esac

# The files under desktop/, by their place under a share folder.
files() {
    (cd "$here/desktop" && find applications mime icons metainfo -type f)
}

# A path as the Desktop Entry specification wants it: quoted as an argument of Exec, where % is a field
# code, and then escaped as every value is.
quoted() {
    printf '"%s"' "$(printf '%s' "$1" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')"
}

# Write standard input to a file, complete or not at all.
write() {
    mkdir -p "$(dirname "$1")"
    cat >"$1.part"
    mv "$1.part" "$1"
}

install_file() {
    case "$1" in
        applications/*)
            command=$starter$(quoted "$here/cmviewer") awk '
                index($0, "Exec=cmviewer ") == 1 { print "Exec=" ENVIRON["command"] substr($0, 14); next }
                { print }' "$here/desktop/$1" | write "$share/$1"
            ;;
        *) write "$share/$1" <"$here/desktop/$1" ;;
    esac
}

# Desktops read these folders again where the tools that tell them are missing.
refresh() {
    if command -v update-desktop-database >/dev/null; then
        update-desktop-database "$share/applications"
    fi
    if command -v update-mime-database >/dev/null && [ -d "$share/mime/packages" ]; then
        update-mime-database "$share/mime"
    fi
    if [ -d "$share/icons/hicolor" ]; then
        touch "$share/icons/hicolor"
    fi
}

# The packages of the tools without which desktops learn nothing of types.
missing_packages() {
    for tool in update-desktop-database:desktop-file-utils update-mime-database:shared-mime-info xdg-mime:xdg-utils; do
        command -v "${tool%:*}" >/dev/null || printf '%s ' "${tool#*:}"
    done
}

default_of_folders() {
    xdg-mime query default inode/directory 2>/dev/null || true
}

drop_folders() {
    installed=$share/applications/$open_entry
    sed '/^MimeType=/s,inode/directory;,,' "$installed" | write "$installed"
    refresh
}

# What a user installs comes before what the system has, so that cmviewer could become the file manager.
# Whatever opened folders before goes on doing so; where that cannot be said, folders are not offered.
keep_file_manager() {
    if [ -n "$1" ] && [ "$(default_of_folders)" = "$open_entry" ]; then
        xdg-mime default "$1" inode/directory
    fi
    if [ -z "$1" ] || [ "$(default_of_folders)" = "$open_entry" ]; then
        drop_folders
        folders='Not offered for folders: no file manager is known that would stay their default.'
    else
        folders="Offered for folders under \"Open with\"; $1 still opens them."
    fi
}

install() {
    if [ ! -x "$here/cmviewer" ]; then
        echo "There is no program cmviewer beside this script, in $here." >&2
        exit 1
    fi
    case "$here" in
        *"
"*) echo 'The name of this folder has a line break in it: rename it.' >&2 && exit 1 ;;
    esac
    file_manager=$(default_of_folders)
    if [ "$file_manager" = "$open_entry" ]; then
        file_manager=
    fi
    files | while IFS= read -r file; do
        install_file "$file"
    done
    refresh
    keep_file_manager "$file_manager"
    echo "cmviewer is in the menu of applications; it starts $here/cmviewer."
    missing=$(missing_packages)
    if [ -n "$missing" ]; then
        echo "For \"Open with\", install ${missing% }, then run this script again."
    else
        echo 'A file cmviewer.toml opens with it.'
        echo 'Offered for result files under "Open with"; what opened them before still does.'
        echo "$folders"
    fi
    echo "Files were written under $share."
}

remove() {
    files | while IFS= read -r file; do
        rm -f "$share/$file"
    done
    refresh
    echo "cmviewer is out of the menu of applications. Its files under $share are removed; this folder stays."
    echo 'What opens folders stays the same, also where installing had written it down as their default.'
}

case "${1-}" in
    '') install ;;
    --remove) remove ;;
    *) echo "usage: $0 [--remove]" >&2 && exit 2 ;;
esac
