"""A small server on this machine that gives pictures, and bad answers of every kind."""

import io
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image


def png(colour=(200, 30, 30), size=(8, 6)):
    """Bytes of a picture of one colour."""
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, "PNG")
    return data.getvalue()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        server = self.server
        server.asked.append(self.path)
        if self.path.startswith("/moved-to="):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/moved-to="))
            self.end_headers()
        elif self.path == "/silent":
            server.released.wait(20)
        elif self.path == "/slow":
            self._slowly(server)
        elif self.path == "/slow-headers":
            self._slowly(server, b"HTTP/1.0 200 OK\r\nX-")
        elif self.path == "/short":
            self._announce(100)
            self.wfile.write(b"x" * 60)
        elif self.path == "/long":
            self._announce(10**12)
            server.released.wait(20)
        elif self.path in server.files:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(server.files[self.path])
        else:
            self.send_error(404)

    def _announce(self, length):
        self.send_response(200)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _slowly(self, server, start=None):
        """A byte now and then, until nobody listens or the test ends; `start`: instead of headers."""
        if start is None:
            self.send_response(200)
            self.end_headers()
        else:
            self.wfile.write(start)
        try:
            while not server.released.wait(0.02):
                self.wfile.write(b"x")
        except OSError:
            return

    def log_message(self, *_words):
        """Say nothing."""


@contextmanager
def serving(files):
    """Serve `files` (path → bytes); the server has `address` and `asked`, the paths that were asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.files, server.asked, server.released = files, [], threading.Event()
    server.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
