"""What is served, and to whom.

Only the loopback of this machine is listened to. The address holds a secret drawn at each start:
another user of the machine, or another page of the browser, cannot guess it. A request for another
host (a name that an attacker points at 127.0.0.1) or from another page is refused, and the answers
forbid the browser to fetch anything from elsewhere.
"""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import shlex
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import WSCloseCode, web
from textual_serve.server import Server, to_int

from planner.errors import PlannerError, Problem
from planner.tui.web.process import PageProcess
from planner.views.i18n import _, language

__all__ = ["LOOPBACK", "WebDoor", "bound", "serve"]

LOOPBACK = "127.0.0.1"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_FONT_SIZE = 18
_SMALLEST, _LARGEST = 8, 48


def bound(port: int) -> socket.socket:
    """A socket of the loopback on a port, any free one for 0; PlannerError when it is taken."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((LOOPBACK, port))
    except (OSError, OverflowError):
        found.close()
        raise PlannerError(
            Problem(
                "port_not_free",
                "Le port {port} de cette machine n’est pas libre. Choisissez-en un autre avec "
                "« planner web --port », ou laissez planner en prendre un.",
                None,
                {"port": port},
            )
        ) from None
    return found


class WebDoor(Server):
    """The page, what it needs, and the wire to the interface; all under the secret."""

    def __init__(self, port: int) -> None:
        command = f"{shlex.quote(sys.executable)} -m planner.tui.web"
        super().__init__(
            command,
            host=LOOPBACK,
            port=port,
            title="planner",
            public_url=f"http://{LOOPBACK}:{port}",
            templates_path=Path(__file__).parent / "page",
        )
        self.secret = secrets.token_urlsafe(24)
        self.hosts = {f"{LOOPBACK}:{port}", f"localhost:{port}"}
        self.pages: dict[web.WebSocketResponse, PageProcess] = {}
        """What is open: the wire of each page and the process it talks to."""

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"{self.public_url}/{self.secret}/"

    async def application(self) -> web.Application:
        """What is served: the page, what it needs, the wire; nothing without the secret."""
        made = web.Application(middlewares=[self._guarded])
        loader = jinja2.FileSystemLoader(self.templates_path)
        aiohttp_jinja2.setup(made, loader=loader, autoescape=True)
        made.on_shutdown.append(self._close_pages)
        made.on_cleanup.append(self._end_processes)
        base = f"/{self.secret}"
        made.add_routes(
            [
                web.get(f"{base}/", self.handle_index, name="index"),
                web.get(f"{base}/ws", self.handle_websocket, name="websocket"),
                web.static(f"{base}/static", self.statics_path, name="static"),
                web.static(f"{base}/page", self.templates_path, name="page"),
            ]
        )
        return made

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse another host or another page; say that nothing comes from elsewhere."""
        origin = request.headers.get("Origin")
        allowed = {f"http://{host}" for host in self.hosts}
        if request.host not in self.hosts or (origin is not None and origin not in allowed):
            raise web.HTTPForbidden(text="403")
        if request.path.endswith("/ws") and origin is None:
            raise web.HTTPForbidden(text="403")
        answer = await handler(request)
        if not answer.prepared:
            answer.headers.update(self._headers())
        return answer

    def _headers(self) -> dict[str, str]:
        wires = " ".join(f"ws://{host}" for host in sorted(self.hosts))
        policy = (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",  # the terminal of the page sizes its cells so
            "img-src 'self' data:",
            "font-src 'self'",
            f"connect-src 'self' {wires}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
        return {
            "Content-Security-Policy": "; ".join(policy),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        }

    @aiohttp_jinja2.template("index.html")
    async def handle_index(self, request: web.Request) -> dict[str, object]:
        """Our own page."""
        asked = request.query.get("fontsize", "")
        size = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else _FONT_SIZE
        return {
            "language": language(),
            "websocket": f"ws://{request.host}/{self.secret}/ws",
            "font_size": min(_LARGEST, max(_SMALLEST, size)),
            "opening": _("planner s’ouvre…"),
            "closed": _("La page est fermée. Tout est enregistré."),
            "again": _("Rouvrir"),
            "scripts": _("Cette page a besoin de JavaScript."),
        }

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A page and its process, for as long as the page is there."""
        wire = web.WebSocketResponse(heartbeat=15)

        async def close() -> None:
            await wire.close()

        await wire.prepare(request)
        page = PageProcess(
            self.command,
            write_bytes=wire.send_bytes,
            write_str=wire.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        self.pages[wire] = page
        try:
            await page.start(to_int(request.query.get("width", ""), 80),
                             to_int(request.query.get("height", ""), 24))  # fmt: skip
            await self._process_messages(wire, page)
        finally:
            await page.stop()
            del self.pages[wire]
        return wire

    async def _close_pages(self, _application: web.Application) -> None:
        """The planner is leaving: tell each page, which ends its process."""
        for wire in list(self.pages):
            await wire.close(code=WSCloseCode.GOING_AWAY)

    async def _end_processes(self, _application: web.Application) -> None:
        for page in list(self.pages.values()):
            await page.stop()


async def serve(door: WebDoor, listening: socket.socket) -> None:
    """Serve until the process is told to stop."""
    os.environ["PLANNER_LANG"] = language()
    logging.getLogger("textual-serve").addHandler(logging.NullHandler())
    logging.getLogger("textual-serve").propagate = False
    runner = web.AppRunner(await door.application(), access_log=None, shutdown_timeout=2)
    await runner.setup()
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    try:
        await web.SockSite(runner, listening).start()
        await stopped.wait()
    finally:
        await runner.cleanup()
