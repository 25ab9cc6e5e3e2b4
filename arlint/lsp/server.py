"""The server: documents in, diagnostics and corrections out, over pygls.

Texts are synchronised whole: pygls breaks lines at U+2028 and form feeds, which the
protocol does not, so it may not be asked to apply changes to a part of a text.
Columns are counted in the unit that the client and pygls agreed on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

import arlint
from arlint.diagnostics import Diagnostic, Fix, Lang, Safety, Severity, Text
from arlint.errors import ArlintError
from arlint.lsp.projects import Project, Projects, item_of, whole_lines
from arlint.project.inputs import Input
from arlint.reporters.base import merged
from arlint.reporters.visible import visible
from arlint.text.positions import LineIndex, Unit

# Seconds after the last key before a text is checked again.
_PAUSE: Final = 0.25
_FIX_ALL: Final = "source.fixAll.arlint"
_UNITS: Final = {
    lsp.PositionEncodingKind.Utf8: Unit.UTF8,
    lsp.PositionEncodingKind.Utf16: Unit.UTF16,
    lsp.PositionEncodingKind.Utf32: Unit.CODE_POINT,
}
_SEVERITIES: Final = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.HINT: lsp.DiagnosticSeverity.Information,
}
_REPLACE: Final = Text("اكتب «{}»", "Write “{}”")
_REMOVE: Final = Text("احذف «{}»", "Remove “{}”")
_ALL: Final = Text("أصلح كل ما يُصلح بأمان", "Make every safe correction")


@dataclass(frozen=True)
class Checked:
    """What was found in one version of a text."""

    text: str
    project: Project
    item: Input
    found: Sequence[Diagnostic]

    @cached_property
    def fixed(self) -> str:
        """The text with every safe correction made. Raises ArlintError if it cannot be."""
        return self.project.fix(self.item, self.text).text


class Server(LanguageServer):
    """The language server, with what it knows of the texts that are open."""

    def __init__(self, lang: Lang | None = None) -> None:
        super().__init__("arlint", arlint.__version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.asked, self.preferred = lang, lang
        self.projects = Projects()
        self.checked: dict[str, Checked] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.said = ""

    @property
    def unit(self) -> Unit:
        """What a column counts in this session."""
        return _UNITS[lsp.PositionEncodingKind(self.workspace.position_encoding)]

    def language(self, project: Project) -> Lang:
        """The language of messages: the option, the configuration, the client's, English."""
        configured = project.checker.settings.lang
        return self.asked or ("ar" if configured == "ar" else "en" if configured else self.preferred or "en")

    def check(self, uri: str) -> Checked | None:
        """Check a text as it is now; None if it is none of ours or cannot be read."""
        document = self.workspace.get_text_document(uri)
        try:
            text = document.source
        except (OSError, UnicodeDecodeError):
            return None  # not open, and no text on the disk either
        # A text without a name is `file://` in Neovim.
        name = to_fs_path(uri)
        path = Path(name) if name and not name.endswith("/") else None
        try:
            project = self.projects.of(path.parent if path is not None else self._root())
            item = item_of(project, path, document.language_id or "")
            if item is None:
                return None
            project.load_rules()
        except ArlintError as error:
            self._say(error)
            return None
        known = self.checked.get(uri)
        if known and known.text == text and known.project is project:
            return known
        try:
            checked = Checked(text, project, item, project.check(item, text))
        except ArlintError as error:
            # Half-written data is what an editor shows most of the time: nothing to interrupt anybody for.
            self._log(error, project)
            return None
        self.checked[uri] = checked
        return checked

    def publish(self, uri: str) -> None:
        """Check a text and tell the client what was found in it."""
        version = self.workspace.get_text_document(uri).version
        checked = self.check(uri)
        found = [self.diagnostic(d, checked.project) for d in checked.found] if checked else []
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    async def publish_soon(self, uri: str) -> None:
        """As :meth:`publish`, once its author pauses."""
        await asyncio.sleep(_PAUSE)
        self.publish(uri)

    def forget(self, uri: str) -> None:
        """Stop what waits for a text."""
        waiting = self.waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()

    def diagnostic(self, d: Diagnostic, project: Project) -> lsp.Diagnostic:
        """A finding as the protocol has it."""
        return lsp.Diagnostic(
            self.range(d.index, d.start, d.end),
            visible(d.message_in(self.language(project))),
            severity=_SEVERITIES[d.severity],
            code=d.code,
            source="arlint",
        )

    def range(self, index: LineIndex, start: int, end: int) -> lsp.Range:
        """Code points of a text as lines and columns from 0, columns in the unit of the session."""
        places = (index.position(offset, self.unit) for offset in (start, end))
        return lsp.Range(*(lsp.Position(place.line - 1, place.column - 1) for place in places))

    def actions(self, uri: str, wanted: lsp.Range, kinds: Sequence[str] | None) -> Iterator[lsp.CodeAction]:
        """Corrections of the findings that touch a range, and one that makes every safe correction."""
        checked = self.check(uri)
        if checked is None:
            return
        if _asked(lsp.CodeActionKind.QuickFix, kinds):
            for d in checked.found:
                place = self.range(d.index, d.start, d.end)
                if d.fixes and _touch(place, wanted):
                    yield from self._quick(uri, d, checked)
        if _asked(_FIX_ALL, kinds) and any(d.fixes and d.fixes[0].safety is Safety.SAFE for d in checked.found):
            everything = lsp.CodeAction(_ALL.in_(self.language(checked.project)), kind=_FIX_ALL, data=uri)
            # Many editors ask at each move of the caret, and the whole text is not corrected for each.
            later = kinds is None and self._asks_for_edits
            if later or self.resolve(everything).edit is not None:
                yield everything

    def resolve(self, everything: lsp.CodeAction) -> lsp.CodeAction:
        """The action that makes every safe correction, with its edits; without if there is nothing that it would do."""
        uri = str(everything.data)
        checked = self.check(uri)
        if checked is None:
            return everything
        try:
            changed = whole_lines(checked.text, checked.fixed)
        except ArlintError as error:
            self._log(error, checked.project)
            return everything
        if changed:
            index = LineIndex.of(checked.text)
            edits = [lsp.TextEdit(self.range(index, start, end), text) for start, end, text in changed]
            everything.edit = self._edit(uri, edits)
        return everything

    @property
    def _asks_for_edits(self) -> bool:
        """Whether the client asks for the edits of an action once it is chosen (``codeAction/resolve``)."""
        texts = self.client_capabilities.text_document
        support = texts.code_action.resolve_support if texts and texts.code_action else None
        return support is not None and "edit" in support.properties

    def _quick(self, uri: str, d: Diagnostic, checked: Checked) -> Iterator[lsp.CodeAction]:
        for number, fix in enumerate(d.fixes):
            edits = [lsp.TextEdit(self.range(d.index, e.start, e.end), e.replacement) for e in fix.edits]
            yield lsp.CodeAction(
                _title(d, fix, self.language(checked.project)),
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[self.diagnostic(d, checked.project)],
                edit=self._edit(uri, edits),
                is_preferred=number == 0 and fix.safety is Safety.SAFE,
            )

    def _edit(self, uri: str, edits: Sequence[lsp.TextEdit]) -> lsp.WorkspaceEdit:
        version = self.workspace.get_text_document(uri).version
        workspace = self.client_capabilities.workspace
        if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
            # With the version, an edit of a text that has changed meanwhile is refused and not misplaced.
            document = lsp.OptionalVersionedTextDocumentIdentifier(uri, version)
            return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(document, list(edits))])
        return lsp.WorkspaceEdit(changes={uri: list(edits)})

    def _root(self) -> Path:
        return Path(self.workspace.root_path or Path.cwd())

    def _log(self, error: ArlintError, project: Project) -> None:
        message = error.in_(self.language(project))
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Warning, message))

    def _say(self, error: ArlintError) -> None:
        """Show an error, once until another one comes: it would come back with every key."""
        message = error.in_(self.asked or self.preferred or "en")
        if message != self.said:
            self.said = message
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"arlint: {message}"))


def _title(d: Diagnostic, fix: Fix, lang: Lang) -> str:
    """What a correction does, in the words of its text."""
    whole = merged(fix, d.index.text)
    start, end = min(d.start, whole.start), max(d.end, whole.end)
    text = d.index.text[start : whole.start] + whole.replacement + d.index.text[whole.end : end]
    if text.strip():
        return visible(_REPLACE.in_(lang).format(text))
    return visible(_REMOVE.in_(lang).format(d.text))


def _asked(kind: str, wanted: Sequence[str] | None) -> bool:
    return wanted is None or any(kind == one or kind.startswith(f"{one}.") for one in wanted)


def _touch(one: lsp.Range, other: lsp.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def build(lang: Lang | None = None) -> Server:
    """A server that has not begun to talk; ``lang`` is the language of messages whatever a client says."""
    server = Server(lang)

    @server.feature(lsp.INITIALIZE)
    def initialize(server: Server, params: lsp.InitializeParams) -> None:
        options: Any = params.initialization_options
        given = options.get("lang") if isinstance(options, dict) else getattr(options, "lang", None)
        if given in ("ar", "en"):
            server.asked = server.asked or given
        server.preferred = server.preferred or ("ar" if (params.locale or "").lower().startswith("ar") else "en")

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(server: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        server.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(server: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.forget(uri)
        server.waiting[uri] = asyncio.create_task(server.publish_soon(uri))

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(server: Server, params: lsp.DidSaveTextDocumentParams) -> None:
        # A configuration or a rule of the house may be what was saved.
        for uri in tuple(server.workspace.text_documents):
            server.publish(uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(server: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.forget(uri)
        server.checked.pop(uri, None)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, _FIX_ALL], resolve_provider=True),
    )
    def actions(server: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return list(server.actions(params.text_document.uri, params.range, params.context.only))

    @server.feature(lsp.CODE_ACTION_RESOLVE)
    def resolve(server: Server, params: lsp.CodeAction) -> lsp.CodeAction:
        return server.resolve(params)

    return server
