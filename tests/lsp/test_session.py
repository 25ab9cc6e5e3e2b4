"""The language server in real sessions: a process, JSON-RPC over its pipes, a client's requests in their order."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from arlint.lsp.projects import LANGUAGES, whole_lines

ROOT = Path(__file__).resolve().parents[2]
CONFIG = 'select = ["SPC101", "WBD101", "HMZ103"]\n'
# An emoji is two units of UTF-16 and four bytes; a haraka is a character of its own.
TEXT = "😀 حَضَرَ الوزير ، و أكد\nقام بإتخاذ القرار\n"


class Client(LanguageClient):
    """A client that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__("tests", "1")
        self.told: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.shown: list[str] = []

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

        @self.feature(lsp.WINDOW_SHOW_MESSAGE)
        def message(params: lsp.ShowMessageParams) -> None:
            self.shown.append(params.message)

    def open(self, uri: str, text: str, language: str = "plaintext") -> None:
        document = lsp.TextDocumentItem(uri, language, 1, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(document))

    def change(self, uri: str, text: str, version: int) -> None:
        self.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version=version, uri=uri),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def diagnostics(self) -> lsp.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.told.get(), 30)

    async def actions(self, uri: str, where: lsp.Range, only: list[str] | None = None) -> list[lsp.CodeAction]:
        context = lsp.CodeActionContext(diagnostics=[], only=only)
        params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), where, context)
        found = await asyncio.wait_for(self.text_document_code_action_async(params), 30)
        return [action for action in found or [] if isinstance(action, lsp.CodeAction)]


@asynccontextmanager
async def session(
    folder: Path,
    encodings: list[str] | None = None,
    arguments: tuple[str, ...] = (),
    resolves: tuple[str, ...] = (),
    **extra: Any,
) -> AsyncIterator[tuple[Client, lsp.InitializeResult]]:
    client = Client()
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    await client.start_io(sys.executable, "-m", "arlint", "lsp", *arguments, env=env, cwd=str(folder))
    capabilities = lsp.ClientCapabilities(
        general=lsp.GeneralClientCapabilities(position_encodings=encodings),
        workspace=lsp.WorkspaceClientCapabilities(
            workspace_edit=lsp.WorkspaceEditClientCapabilities(document_changes=True)
        ),
        text_document=lsp.TextDocumentClientCapabilities(
            code_action=lsp.CodeActionClientCapabilities(
                resolve_support=lsp.ClientCodeActionResolveOptions(resolves) if resolves else None
            )
        ),
    )
    params = lsp.InitializeParams(capabilities, root_uri=folder.as_uri(), **extra)
    result = await asyncio.wait_for(client.initialize_async(params), 30)
    client.initialized(lsp.InitializedParams())
    try:
        yield client, result
    finally:
        await asyncio.wait_for(client.shutdown_async(None), 30)
        client.exit(None)
        await asyncio.wait_for(client.stop(), 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    out = tmp_path / "work"
    out.mkdir()
    (out / "arlint.toml").write_text(CONFIG, encoding="utf-8")
    return out


def places(params: lsp.PublishDiagnosticsParams) -> list[tuple[object, int, int, int]]:
    return [(d.code, d.range.start.line, d.range.start.character, d.range.end.character) for d in params.diagnostics]


def applied(text: str, edit: lsp.WorkspaceEdit | None, width: Callable[[str], int]) -> str:
    """``text`` with the edits of one document made as a client would make them, columns measured by ``width``."""
    assert edit is not None
    assert edit.document_changes
    (change,) = edit.document_changes
    assert isinstance(change, lsp.TextDocumentEdit)
    lines = text.split("\n")

    def offset(place: lsp.Position) -> int:
        column = next(n for n in range(len(lines[place.line]) + 1) if width(lines[place.line][:n]) == place.character)
        return sum(len(line) + 1 for line in lines[: place.line]) + column

    spans = sorted(((offset(e.range.start), offset(e.range.end), e.new_text) for e in change.edits), reverse=True)
    for start, end, new in spans:
        text = text[:start] + new + text[end:]
    return text


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("encodings", "chosen", "width"),
    [
        (None, "utf-16", utf16),
        (["utf-8", "utf-16"], "utf-8", lambda text: len(text.encode())),
        (["utf-32"], "utf-32", len),
        (["utf-16"], "utf-16", utf16),
    ],
)
def test_columns_are_in_the_unit_agreed_on(
    folder: Path, encodings: list[str] | None, chosen: str, width: Callable[[str], int]
) -> None:
    async def talk() -> None:
        async with session(folder, encodings) as (client, result):
            assert result.capabilities.position_encoding == chosen
            uri = (folder / "a.txt").as_uri()
            client.open(uri, TEXT)
            first, second = TEXT.split("\n")[:2]
            found = await client.diagnostics()
            assert places(found) == [
                ("SPC101", 0, width(first[: first.index(" ،")]), width(first[: first.index("،") + 1])),
                ("WBD101", 0, width(first[: first.index("و أكد")]), width(first)),
                ("HMZ103", 1, width(second[: second.index("بإتخاذ")]), width(second[: second.index(" القرار")])),
            ]
            (quick,) = await client.actions(uri, found.diagnostics[1].range, ["quickfix"])
            assert applied(TEXT, quick.edit, width) == TEXT.replace("و أكد", "وأكد")
            (everything,) = await client.actions(
                uri, lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0)), ["source.fixAll"]
            )
            assert applied(TEXT, everything.edit, width) == "😀 حَضَرَ الوزير، وأكد\nقام باتخاذ القرار\n"

    asyncio.run(talk())


@pytest.mark.parametrize("resolves", [(), ("edit",)])
def test_every_safe_correction_of_a_long_text(folder: Path, resolves: tuple[str, ...]) -> None:
    """At each move of the caret it is asked for: identical lines, which cost difflib the square of their number."""
    text = "حضر الوزير ، ثم قام بإتخاذ القرار في الجلسة\n\n" * 1000

    async def talk() -> None:
        async with session(folder, ["utf-32"], resolves=resolves) as (client, _):
            uri = (folder / "a.md").as_uri()
            client.open(uri, text, "markdown")
            (place, *_) = (await client.diagnostics()).diagnostics
            *_, everything = await client.actions(uri, place.range)
            if resolves:
                assert everything.edit is None
                everything = await asyncio.wait_for(client.code_action_resolve_async(everything), 30)
            assert applied(text, everything.edit, len) == text.replace(" ،", "،").replace("بإتخاذ", "باتخاذ")

    asyncio.run(talk())


@given(*[st.lists(st.sampled_from("ab"), max_size=6).map("\n".join)] * 2)
def test_whole_lines_make_the_new_text(old: str, new: str) -> None:
    made = old
    for start, end, text in reversed(whole_lines(old, new)):
        assert old[start:end] != text
        made = made[:start] + text + made[end:]
    assert made == new


def test_a_text_is_followed_while_it_is_written(folder: Path) -> None:
    async def talk() -> None:
        async with session(folder) as (client, _):
            uri = (folder / "a.md").as_uri()
            client.open(uri, "# خبر\n\nحضر ، ثم غادر\n", "markdown")
            assert places(await client.diagnostics()) == [("SPC101", 2, 3, 5)]
            client.change(uri, "# خبر\n\nحضر، ثم غادر\n", 2)
            client.change(uri, "# خبر\n\n`حضر ،` و غادر\n", 3)
            found = await client.diagnostics()
            # The version in between was never told: its author had not paused.
            assert (found.version, places(found)) == (3, [("WBD101", 2, 8, 14)])
            client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
            assert places(await client.diagnostics()) == []

    asyncio.run(talk())


def test_lines_end_where_the_protocol_says(folder: Path) -> None:
    async def talk() -> None:
        async with session(folder) as (client, _):
            client.open((folder / "a.txt").as_uri(), "سطر\u2028باق\fهنا\r\nحضر ، ثم\rغادر ، أمس\n")
            assert places(await client.diagnostics()) == [("SPC101", 1, 3, 5), ("SPC101", 2, 4, 6)]

    asyncio.run(talk())


def test_the_configuration_holds_and_is_read_again(folder: Path) -> None:
    async def talk() -> None:
        async with session(folder) as (client, _):
            uri = (folder / "a.txt").as_uri()
            client.open(uri, "حضر ، ثم غادر\n")
            assert len((await client.diagnostics()).diagnostics) == 1
            (folder / "arlint.toml").write_text('select = ["WBD101"]\n', encoding="utf-8")
            saved = lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri))
            client.text_document_did_save(saved)
            assert places(await client.diagnostics()) == []
            (folder / "arlint.toml").write_text('selct = ["WBD101"]\n', encoding="utf-8")
            client.text_document_did_save(saved)
            await client.diagnostics()
            assert client.shown == [f"arlint: {folder}/arlint.toml:1: selct: unknown key: did you mean select?"]
            (folder / "arlint.toml").write_text(CONFIG + 'exclude = ["a.txt"]\n', encoding="utf-8")
            client.text_document_did_save(saved)
            assert places(await client.diagnostics()) == []

    asyncio.run(talk())


def test_messages_in_the_language_of_the_editor(folder: Path) -> None:
    async def talk(expected: str, arguments: tuple[str, ...] = (), **extra: Any) -> None:
        async with session(folder, arguments=arguments, **extra) as (client, _):
            uri = (folder / "a.txt").as_uri()
            client.open(uri, "حضر ، ثم غادر\n")
            (found,) = (await client.diagnostics()).diagnostics
            assert found.message == {"ar": "احذف المسافة قبل «،»", "en": "No space before “،”"}[expected]
            actions = await client.actions(uri, found.range)
            titles = {"ar": ["اكتب «،»", "أصلح كل ما يُصلح بأمان"], "en": ["Write “،”", "Make every safe correction"]}
            assert [action.title for action in actions] == titles[expected]

    asyncio.run(talk("en"))
    asyncio.run(talk("ar", locale="ar-EG"))
    asyncio.run(talk("ar", initialization_options={"lang": "ar"}, locale="de"))
    asyncio.run(talk("en", ("--lang", "en"), locale="ar"))


def test_texts_without_a_file_and_files_that_are_no_prose(folder: Path) -> None:
    async def talk() -> None:
        async with session(folder) as (client, _):
            client.open("untitled:Untitled-1", "# حضر ، ثم\n", "markdown")
            assert places(await client.diagnostics()) == [("SPC101", 0, 5, 7)]
            client.open((folder / "a.py").as_uri(), "# حضر ، ثم\n", "python")
            assert places(await client.diagnostics()) == []
            # Half-written data is what an editor shows most of the time.
            client.open((folder / "a.yaml").as_uri(), 'a: "حضر ، ثم', "yaml")
            assert places(await client.diagnostics()) == []
            assert client.shown == []

    asyncio.run(talk())


@pytest.mark.parametrize("uri", ["file://", "file:///", "untitled:new"])
def test_a_text_without_a_name_is_read_in_the_format_of_its_language(folder: Path, uri: str) -> None:
    async def talk() -> None:
        async with session(folder) as (client, _):
            client.open(uri, "# حضر ، ثم\n", "markdown")
            assert places(await client.diagnostics()) == [("SPC101", 0, 5, 7)]

    asyncio.run(talk())


def test_every_language_that_the_page_names_for_neovim_has_a_format() -> None:
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    named = re.findall(r"'([^']+)'", page.partition("filetypes = {")[2].partition("}")[0])
    assert len(named) > 8
    assert set(named) <= set(LANGUAGES)


def test_a_baseline_hides_what_it_knows(folder: Path) -> None:
    from arlint.api import check
    from arlint.baseline import Baseline
    from arlint.project.baselines import save

    old = "حضر ، ثم غادر\n"
    save(folder / "arlint-baseline.json", Baseline.of(check(old, select=["SPC101"]), lambda _: "a.txt"))

    async def talk() -> None:
        async with session(folder) as (client, _):
            client.open((folder / "a.txt").as_uri(), old + "وصل الخبر ، أمس\n")
            assert places(await client.diagnostics()) == [("SPC101", 1, 9, 11)]

    asyncio.run(talk())


def test_what_cannot_be_made_is_not_offered(folder: Path) -> None:
    """Rules that undo each other, a correction that would break the markup, a file that is not there."""
    house = Path(__file__).parents[1] / "cli" / "common" / "house" / "HSE101-email.yaml"
    rule = house.read_text("utf-8")
    back = rule.replace("HSE101", "HSE109").replace("slug: email", "slug: back").replace("bad: إيميل, good: بريد", "")
    back = back.replace("  - {}", "  - {bad: بريد, good: إيميل}").partition("examples:")[0]
    (folder / "house").mkdir()
    (folder / "house" / "HSE101-email.yaml").write_text(rule, "utf-8")
    examples = 'examples: [{bad: "وصل ⟦بريد⟧"}, {bad: "وصل ⟦ببريد⟧"}, {ok: "وصل خبر"}, {ok: "وصل"}]\n'
    (folder / "house" / "HSE109-back.yaml").write_text(back + examples, "utf-8")
    (folder / "arlint.toml").write_text('rules = ["house"]\nselect = ["HSE", "WBD101"]\n', "utf-8")

    async def talk() -> None:
        async with session(folder) as (client, _):
            uri = (folder / "a.txt").as_uri()
            client.open(uri, "وصل إيميل\n")
            (found,) = (await client.diagnostics()).diagnostics
            kinds = [action.kind for action in await client.actions(uri, found.range)]
            assert lsp.CodeActionKind.QuickFix in kinds
            uri = (folder / "a.rst").as_uri()
            client.open(uri, "قال و :ref:`نص <x>` ثم\n", "restructuredtext")
            (found,) = (await client.diagnostics()).diagnostics
            assert await client.actions(uri, found.range) == []
            assert await client.actions((folder / "absent.txt").as_uri(), found.range) == []

    asyncio.run(talk())
