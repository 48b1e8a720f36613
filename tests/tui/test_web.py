"""The web door without a browser: this machine alone, a secret address, nothing from elsewhere."""

from __future__ import annotations

import asyncio
import re
import signal
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import (
    ClientResponse,
    ClientSession,
    ClientWebSocketResponse,
    WSServerHandshakeError,
    web,
)
from textual_serve.download_manager import DownloadManager

from planner.errors import PlannerError
from planner.tui.web.process import PageProcess
from planner.tui.web.server import LOOPBACK, WebDoor, bound


def visited(visit: Callable[[ClientSession, WebDoor], Awaitable[None]]) -> None:
    """Serve, visit, stop."""

    async def served() -> None:
        listening = bound(0)
        door = WebDoor(listening.getsockname()[1])
        runner = web.AppRunner(await door.application(), access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.SockSite(runner, listening).start()
            async with ClientSession() as session:
                await visit(session, door)
        finally:
            await runner.cleanup()

    asyncio.run(served())


def test_the_page_names_nothing_outside_and_forbids_it() -> None:
    async def visit(session: ClientSession, door: WebDoor) -> None:
        answer = await session.get(door.address)
        page = await answer.text()
        assert answer.status == 200
        addresses = re.findall(r"(?:https?:|wss?:)?//[^\s\"'<>]+", page)
        assert addresses == [f"ws://{LOOPBACK}:{door.port}/{door.secret}/ws"]
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        assert not re.search(r"https?:|\*", policy)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        parts = re.findall(r'(?:src|href)="(?!data:)([^"]+)"|url\("([^"]+)"\)', page)
        assert len(parts) == 5
        for part in parts:
            found = await session.get(door.address + "".join(part))
            assert found.status == 200, part
            assert found.headers["Content-Security-Policy"] == policy

    visited(visit)


@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js", "/guess/", "/guess/ws"])
def test_without_the_secret_there_is_nothing(path: str) -> None:
    async def visit(session: ClientSession, door: WebDoor) -> None:
        answer = await session.get(f"{door.public_url}{path}")
        assert answer.status in (403, 404)
        assert door.secret not in await answer.text()

    visited(visit)


@pytest.mark.parametrize("host", ["example.org", "example.org:80", "127.0.0.1.example.org", ""])
def test_another_host_is_refused(host: str) -> None:
    async def visit(session: ClientSession, door: WebDoor) -> None:
        answer: ClientResponse = await session.get(door.address, headers={"Host": host})
        assert answer.status in (400, 403)

    visited(visit)


@pytest.mark.parametrize("origin", ["http://example.org", "null", None])
def test_another_page_cannot_reach_the_wire(origin: str | None) -> None:
    async def visit(session: ClientSession, door: WebDoor) -> None:
        headers = {"Origin": origin} if origin is not None else {}
        with pytest.raises(WSServerHandshakeError) as refused:
            await session.ws_connect(f"{door.address}ws", headers=headers)
        assert refused.value.status == 403

    visited(visit)


def test_each_start_has_a_secret_of_its_own() -> None:
    secrets = {WebDoor(8000).secret for _ in range(20)}
    assert len(secrets) == 20
    assert all(len(secret) >= 32 for secret in secrets)


def test_a_port_that_is_taken_is_a_sentence() -> None:
    with bound(0) as first:
        first.listen()
        with pytest.raises(PlannerError) as refused:
            bound(first.getsockname()[1])
    assert refused.value.code == "port_not_free"


@pytest.mark.slow
def test_the_wire_shows_the_first_screen(home: Path) -> None:
    async def visit(session: ClientSession, door: WebDoor) -> None:
        wire = await first_screen(session, door)
        assert not wire.closed

    visited(visit)


def opened(door: WebDoor) -> list[Process]:
    """The processes of the pages."""
    return [page._process for page in door.pages.values() if page._process is not None]


async def first_screen(session: ClientSession, door: WebDoor) -> ClientWebSocketResponse:
    """A page opened until its first screen is there."""
    url = f"{door.address}ws?width=100&height=30"
    wire = await session.ws_connect(url, headers={"Origin": door.public_url})
    seen = b""
    while b"Dossiers" not in seen:
        message = await wire.receive(timeout=30)
        assert isinstance(message.data, bytes | str), message
        seen += message.data if isinstance(message.data, bytes) else b""
    return wire


@pytest.mark.slow
def test_a_page_that_is_closed_leaves_no_process_behind(home: Path) -> None:
    async def visit(session: ClientSession, door: WebDoor) -> None:
        wire = await first_screen(session, door)
        (process,) = opened(door)
        assert process.returncode is None
        await wire.close()
        assert await asyncio.wait_for(process.wait(), 10) == 0

    visited(visit)


@pytest.mark.slow
def test_pages_open_when_the_planner_leaves_are_closed_with_their_processes(home: Path) -> None:
    left: list[Process] = []

    async def visit(session: ClientSession, door: WebDoor) -> None:
        wires = [await first_screen(session, door) for _page in range(2)]
        left.extend(opened(door))
        assert len(left) == len(wires)

    visited(visit)
    assert [process.returncode for process in left] == [0, 0]


@pytest.mark.slow
def test_a_process_that_does_not_leave_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.tui.web.process.PATIENCE", 0.2)

    async def deaf() -> None:
        page = PageProcess(
            "exec sleep 60", write_bytes=nothing, write_str=nothing, close=nothing,
            download_manager=DownloadManager(),
        )  # fmt: skip
        await page.start(80, 24)
        process = page._process
        assert process is not None
        await asyncio.gather(page.stop(), page.stop())
        assert process.returncode == -signal.SIGKILL

    asyncio.run(deaf())


async def nothing(*_given: object) -> None:
    """What a page that is gone does with what it is told."""
