"""``arlint lsp`` as a command: how it ends, and what it says where the extra is not installed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from arlint.cli import lsp
from arlint.errors import UsageError


def test_without_pygls_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lsp, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"arlint\[lsp\]") as caught:
        lsp.command()
    assert "arlint[lsp]" in caught.value.in_("ar")


def test_a_session_that_was_shut_down_ends_with_0() -> None:
    sent = b""
    for number, method in enumerate(("initialize", "shutdown", "exit")):
        message: dict[str, object] = {"jsonrpc": "2.0", "method": method}
        if method != "exit":
            message["id"] = number
        if method == "initialize":
            message["params"] = {"processId": None, "rootUri": None, "capabilities": {}}
        body = json.dumps(message).encode()
        sent += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    run = subprocess.run([sys.executable, "-m", "arlint", "lsp"], input=sent, capture_output=True, timeout=60)
    assert (run.returncode, run.stderr) == (0, b"")
