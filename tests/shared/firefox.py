"""Firefox, driven by its own remote protocol (Marionette), which needs no driver beside the browser.

Debian's Firefox ESR does not have the patched protocol that Playwright speaks, lacks a command of WebDriver BiDi that it sends,
and its geckodriver is not packaged. Marionette takes lines of `LENGTH:[0, ID, COMMAND, PARAMETERS]`; its commands
are those of W3C WebDriver.
"""

import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 15
NAMES = ["firefox-esr", "firefox"]
KEYS = {"Escape": "\ue00c", "Enter": "\ue007", "Control": "\ue009"}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
# It keeps to itself, and knows no address but loopback.
OFF = "app.update.enabled app.normandy.enabled browser.shell.checkDefaultBrowser datareporting.policy.dataSubmissionEnabled"
OFF += " network.captive-portal-service.enabled network.connectivity-service.enabled toolkit.telemetry.enabled"
PREFERENCES = dict.fromkeys(OFF.split(), False) | {"marionette.port": 0, "services.settings.server": "data:,#"}
PREFERENCES |= {"dom.disable_beforeunload": True, "network.dns.disabled": True, "network.dns.localDomains": "127.0.0.1"}


class Firefox:
    def __init__(self, port: int) -> None:
        self.connection = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.answers = self.connection.makefile("rb")
        self.number = 0
        self.read()  # its greeting
        self.send("WebDriver:NewSession", capabilities={})

    def read(self) -> Any:
        length = b""
        while (digit := self.answers.read(1)) != b":":
            assert digit, "Firefox has closed the connection"
            length += digit
        return json.loads(self.answers.read(int(length)))

    def send(self, command: str, **parameters: Any) -> Any:
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self.read()
        assert not error, f"{command}: {error}"
        return result

    def evaluate(self, script: str, *arguments: Any, in_browser: bool = False) -> Any:
        """What the expression or function `script` gives in the page, or in the browser around it."""
        body = f"const it = ({script}); return typeof it === 'function' ? it(...arguments) : it"
        self.send("Marionette:SetContext", value="chrome" if in_browser else "content")
        options = {"sandbox": "system"} if in_browser else {}
        value = self.send("WebDriver:ExecuteScript", script=body, args=list(arguments), **options)["value"]
        self.send("Marionette:SetContext", value="content")
        return value

    def goto(self, address: str) -> None:
        self.send("WebDriver:Navigate", url=address)

    def resize(self, width: int, height: int) -> None:
        """Give the page a window of this size, also below the least that Firefox gives its own."""
        style = f"width: {width}px; height: {height}px; min-width: 0; flex: none"
        self.evaluate(f"gBrowser.selectedBrowser.style.cssText = '{style}'", in_browser=True)
        self.wait_for(f"innerWidth === {width} && innerHeight === {height}")

    def wait_for(self, condition: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self.evaluate(condition):
            assert time.monotonic() < deadline, f"Firefox: never true: {condition}"
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        """Press `keys` together, such as Control and k."""
        pressed = [KEYS.get(key, key) for key in keys]
        actions = [{"type": "keyDown", "value": key} for key in pressed]
        actions += [{"type": "keyUp", "value": key} for key in reversed(pressed)]
        self.send("WebDriver:PerformActions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def click(self, selector: str) -> None:
        """Click the first element that `selector` finds where a reader would, which fails when something lies over it."""
        found = self.send("WebDriver:FindElement", using="css selector", value=selector)["value"]
        self.send("WebDriver:ElementClick", id=found[ELEMENT])

    def complaints(self, place: str) -> list[str]:
        """What the console holds against pages below `place` since the last look; the policy's refusals, too."""
        messages = self.evaluate("Services.console.getMessageArray().map(String)", in_browser=True)
        self.evaluate("Services.console.reset()", in_browser=True)
        of_the_page = re.compile(rf"{re.escape(place)}|Content.Security.Policy", re.IGNORECASE)
        return [text for text in messages if of_the_page.search(text) and "chrome://" not in text]


def find_firefox() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def started(program: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox without a window, with its profile in `profile`, where the next one finds what this one kept."""
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    options = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", str(profile)]
    port = profile / "MarionetteActivePort"
    port.unlink(missing_ok=True)
    process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while not (port.is_file() and port.read_text()):
            assert process.poll() is None and time.monotonic() < deadline, f"{program} does not start"
            time.sleep(0.05)
        firefox = Firefox(int(port.read_text()))
        yield firefox
        firefox.send("Marionette:Quit")
        firefox.answers.close()
        firefox.connection.close()
    finally:
        process.terminate()
        process.wait(timeout=30)
