"""What a sequence that was met reports, and the edits that correct it."""

from __future__ import annotations

from collections.abc import Sequence

from arlint.diagnostics import Edit
from arlint.matchers.base import Finding, View, applied, edits
from arlint.matchers.steps import Matched, Variant, fill_in
from arlint.text.characters import TATWEEL
from arlint.text.folding import rewrite
from arlint.text.tokens import TokenStream


def finding(view: View, stream: TokenStream, variant: Variant, matched: list[Matched]) -> Finding | None:
    """What is reported of tokens that went along a sequence; None if an exception excuses them."""
    marked = [m for m in matched if m.step.mark]
    if not marked:
        return None
    first, last = marked[0].index, marked[-1].index
    if variant.exceptions.contextual and variant.exceptions.excuse(stream, first, last):
        return None
    if any(stream[m.index].key in variant.exceptions.words for m in marked):
        return None
    start, end = stream[first].start, stream[last].end
    bad = stream.text[start:end]
    if variant.goods:
        corrections = tuple(_phrase_edits(stream, variant, matched, good) for good in variant.goods)
    else:
        count = max((len(m.step.goods(m.hit)) for m in matched), default=0)
        changes = any(m.step.delete or m.step.join or m.step.space for m in matched)
        corrections = tuple(_edits(stream, matched, n) for n in range(max(count, int(changes))))
    corrections = tuple(c for c in corrections if c)
    params = {"bad": bad, "good": applied(bad, corrections[0], start) if corrections else ""}
    return Finding(variant.rule, view.number, start, end, corrections, params, context=len(matched))


def _phrase_edits(stream: TokenStream, variant: Variant, matched: Sequence[Matched], good: str) -> tuple[Edit, ...]:
    """The phrase as ``good`` has it, piece by piece; what stands in its gaps is not touched."""
    out: list[Edit] = []
    for (first, last), text in zip(variant.pieces, good.split("…"), strict=True):
        start, end = stream[matched[first].index].start, stream[matched[last].index].end
        text = text.strip()
        if not text and first:
            out.append(Edit(stream[matched[first].index - 1].end, end, ""))
            continue
        if not first:
            head, *tail = text.split(" ", 1)
            text = " ".join([matched[0].hit.split.rebuild(head), *tail])
        out.extend(edits(rewrite(stream.text[start:end], text), start))
    return _merged(out)


def _edits(stream: TokenStream, matched: list[Matched], alternative: int) -> tuple[Edit, ...]:
    out: list[Edit] = []
    for place, item in enumerate(matched):
        token, step = stream[item.index], item.step
        behind = stream[matched[place + 1].index].start if place + 1 < len(matched) else token.end
        if step.delete:
            # A token goes with the blanks on one side: those behind it or, at the end, those before it.
            last = place + 1 == len(matched) and place > 0
            out.append(Edit(stream[item.index - 1].end, token.end, "") if last else Edit(token.start, behind, ""))
            continue
        goods = step.goods(item.hit)
        if goods:
            template = goods[min(alternative, len(goods) - 1)]
            out.extend(edits(rewrite(token.surface, fill_in(template, item.hit)), token.start))
        if step.join:
            # «لـ محمد»: the tatweel only showed that something follows.
            drawn = len(token.surface) - len(token.surface.rstrip(TATWEEL))
            out.append(Edit(token.end - drawn, behind, ""))
        elif step.space:
            out.append(Edit(token.end, token.end, " "))
    return _merged(out)


def _merged(changes: Sequence[Edit]) -> tuple[Edit, ...]:
    """Edits that touch as one: whoever makes them one by one need not ask which of two at one place comes first."""
    out: list[Edit] = []
    for edit in changes:
        if out and out[-1].end == edit.start:
            last = out.pop()
            out.append(Edit(last.start, edit.end, last.replacement + edit.replacement))
        else:
            out.append(edit)
    return tuple(out)
