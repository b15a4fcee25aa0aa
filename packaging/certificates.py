"""Runs first in the packaged program: finds this system's certificates, for pictures on the web.

The OpenSSL inside looks for them where the system has them on which the program was built; others have them
elsewhere. Windows has no file of them, and needs none.
"""

import os

PLACES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, Red Hat
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",  # Alpine, macOS
)

places = PLACES if os.name == "posix" else ()  # elsewhere these are folders that anybody may make
found = next(filter(os.path.exists, places), None)
if found:
    os.environ.setdefault("SSL_CERT_FILE", found)
