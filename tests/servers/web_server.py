"""A real HTTP server on loopback that plays a small web: pages by path, each a rule of what to answer.

with WebServer({"/a": Page(), "/old": Page(301, leads_to="/a"), "/robots.txt": Page(body="...")}) as web:
    web.url("/a"); web.visits  # every request, with method, path, headers and when it came
"""

import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Page:
    """What one path answers; a path without a page is a 404."""

    status: int = 200
    leads_to: str = ""
    body: str = "hello"
    head_status: int | None = None  # where HEAD is answered otherwise
    wait_s: float = 0.0  # before the answer
    headers: Mapping[str, str] = field(default_factory=dict)
    busy_times: int = 0  # answers 429 so often before


@dataclass(frozen=True)
class Visit:
    method: str
    path: str
    headers: Mapping[str, str]
    at_s: float


class WebServer:
    def __init__(self, pages: Mapping[str, Page], *, name: str = "127.0.0.1") -> None:
        self.pages = dict(pages)
        self.visits: list[Visit] = []
        self.most_at_once = 0
        self._name = name
        self._now = 0
        self._busy: dict[str, int] = {}
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer((name, 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def url(self, path: str) -> str:
        return f"http://{self._name}:{self._server.server_port}{path}"

    def asked(self, path: str) -> list[str]:
        """Methods of the requests for a path, in order."""
        return [visit.method for visit in self.visits if visit.path == path]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                web._play(self)

            def do_GET(self) -> None:
                web._play(self)

            def log_message(self, format: str, *args: object) -> None:
                return None

        return Handler

    def _play(self, asked: BaseHTTPRequestHandler) -> None:
        with self._lock:
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
            self.visits.append(Visit(asked.command, asked.path, dict(asked.headers), time.monotonic()))
            page = self.pages.get(asked.path, Page(404))
            is_busy = self._busy.get(asked.path, 0) < page.busy_times
            self._busy[asked.path] = self._busy.get(asked.path, 0) + 1
        time.sleep(page.wait_s)
        with self._lock:
            self._now -= 1
        with suppress(OSError):  # who asked may have gone
            self._answer(asked, page, is_busy=is_busy)

    def _answer(self, asked: BaseHTTPRequestHandler, page: Page, *, is_busy: bool) -> None:
        is_head = asked.command == "HEAD"
        status = 429 if is_busy else page.head_status if is_head and page.head_status else page.status
        asked.send_response(status)
        if page.leads_to:
            asked.send_header("Location", page.leads_to)
        for name, value in page.headers.items():
            asked.send_header(name, value)
        asked.send_header("Content-Length", str(len(page.body.encode())))
        asked.end_headers()
        if not is_head:
            asked.wfile.write(page.body.encode())
