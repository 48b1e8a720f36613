"""The web door in a real Chromium: the screens are there, and no request leaves the loopback.

Needs the Debian package chromium: `make test-system`.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyte
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType
from PIL import Image

ROOT = Path(__file__).parents[2]
LIMIT = 60.0
COLUMNS, LINES = 400, 200
"""More than any window of the test: what is read there is never cut."""

pytestmark = pytest.mark.system


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A planner that serves its screens, and where."""
    environment = {
        **os.environ,
        "PLANNER_HOME": str(tmp_path / "home"),
        "PLANNER_TODAY": "2026-11-22",
        "PLANNER_LANG": "fr",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "planner", "web"],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        assert process.wait(20) == 0
        process.stdout.close()


class Page:
    """A page of Chromium, driven and listened to by its DevTools."""

    def __init__(self, wire: ClientWebSocketResponse) -> None:
        self.wire = wire
        self.requests: list[str] = []
        self.refusals: list[str] = []
        self.painted = b""
        self._next = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for message in self.wire:
            if message.type != WSMsgType.TEXT:
                break
            told = json.loads(message.data)
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told)
            else:
                self._note(told["method"], told["params"])

    def _note(self, method: str, told: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.requests.append(told["request"]["url"])
        elif method == "Network.webSocketCreated":
            self.requests.append(told["url"])
        elif method == "Network.webSocketFrameReceived":
            frame = told["response"]
            if frame["opcode"] == 2:
                self.painted += base64.b64decode(frame["payloadData"])
        elif method == "Runtime.exceptionThrown" or (
            method == "Log.entryAdded" and told["entry"]["source"] in ("security", "network")
        ):
            self.refusals.append(json.dumps(told))

    async def do(self, method: str, **values: Any) -> dict[str, Any]:
        self._next += 1
        answer = asyncio.get_running_loop().create_future()
        self._answers[self._next] = answer
        await self.wire.send_json({"id": self._next, "method": method, "params": values})
        found: dict[str, Any] = await asyncio.wait_for(answer, LIMIT)
        assert "error" not in found, found
        return dict(found["result"])

    async def ask(self, script: str) -> Any:
        found = await self.do("Runtime.evaluate", expression=script, returnByValue=True)
        return found["result"].get("value")

    def screen(self) -> str:
        """What the wire painted, as the terminal of the page shows it."""
        screen: Any = pyte.Screen(COLUMNS, LINES)
        pyte.ByteStream(screen).feed(
            self.painted.replace(b"\x1b[<u", b"").replace(b"\x1b[>1u", b"")
        )
        return "\n".join(line.rstrip() for line in screen.display)

    async def wait_for(self, text: str) -> str:
        deadline = time.monotonic() + LIMIT
        while text not in (screen := self.screen()):
            assert time.monotonic() < deadline, f"{text!r} never came:\n{screen}\n{self.refusals}"
            await asyncio.sleep(0.1)
        return screen

    async def press(self, key: str, code: int, modifiers: int = 0) -> None:
        for kind in ("rawKeyDown", "keyUp"):
            await self.do(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                windowsVirtualKeyCode=code,
                modifiers=modifiers,
            )

    async def picture(self) -> Image.Image:
        shot = await self.do("Page.captureScreenshot")
        return Image.open(BytesIO(base64.b64decode(shot["data"])))


@asynccontextmanager
async def chromium(folder: Path) -> AsyncIterator[Page]:
    """An empty page of a Chromium that has never been anywhere and asks nothing of its own."""
    program = shutil.which("chromium")
    assert program is not None
    process = await asyncio.create_subprocess_exec(
        program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-default-apps", "--remote-debugging-port=0",
        "--window-size=1100,700", f"--user-data-dir={folder}", "about:blank",
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        port = await _port(folder / "DevToolsActivePort")
        async with ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = await answer.json()
            url = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
            async with session.ws_connect(url, max_msg_size=0) as wire:
                page = Page(wire)
                for domain in ("Network", "Page", "Log", "Runtime"):
                    await page.do(f"{domain}.enable")
                yield page
    finally:
        process.terminate()
        await process.wait()


async def _port(file: Path) -> int:
    deadline = time.monotonic() + LIMIT
    while not (port := _written(file)):
        assert time.monotonic() < deadline, "Chromium did not start"
        await asyncio.sleep(0.05)
    return int(port[0])


def _written(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.is_file() else []


CTRL = 2


def test_the_screens_are_in_the_browser_and_nothing_leaves_the_loopback(
    address: str, tmp_path: Path
) -> None:
    async def look() -> None:
        async with chromium(tmp_path / "chromium") as page:
            await page.do("Page.navigate", url=address)
            await page.wait_for("Dossiers")
            await page.wait_for("Aucun dossier encore")
            assert await page.ask("document.documentElement.lang") == "fr"
            assert await page.ask("document.body.className.includes('-first-byte')")
            assert await page.ask("document.fonts.check('18px \"Roboto Mono\"')")
            colours = (await page.picture()).convert("RGB").getcolors(1_000_000)
            assert colours is not None
            assert len(colours) > 20, "nothing is painted"

            await page.press("e", 69, CTRL)
            await page.wait_for("Quel exemple ouvrir ?")
            await page.press("Enter", 13)
            await page.wait_for("Vasseur")
            await page.wait_for("261,05")
            assert page.refusals == []

            hosts = {urlsplit(url).hostname for url in page.requests if _fetched(url)}
            assert hosts == {"127.0.0.1"}
            assert any(url.startswith("ws://127.0.0.1:") for url in page.requests)

            await page.ask("fetch('https://example.org/').catch(() => 0); 1")
            await page.ask("new Image().src = 'https://example.org/x.png'; 1")
            await asyncio.sleep(1)
            assert all("Content Security Policy" in refusal for refusal in page.refusals)
            assert page.refusals
            await page.press("q", 81, CTRL)
            await _until(page, "document.body.className.includes('-closed')")
            assert "Tout est enregistré" in await page.ask("document.body.innerText")

    asyncio.run(look())
    assert list((tmp_path / "home" / "dossiers").iterdir())


def _fetched(url: str) -> bool:
    return urlsplit(url).scheme not in ("data", "blob", "about")


async def _until(page: Page, script: str) -> None:
    deadline = time.monotonic() + LIMIT
    while not await page.ask(script):
        assert time.monotonic() < deadline, script
        await asyncio.sleep(0.1)
