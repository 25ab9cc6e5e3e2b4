"""Sentences that a fix applied unseen once changed, and wrongly: they may be asked about, never rewritten."""

from __future__ import annotations

import pytest

import arlint


@pytest.mark.parametrize(
    "text",
    [
        "العدد لانهائي.",
        "أعلن مرسله وصول كتابه.",  # an active participle with its pronoun
        "اللهم انا نسألك الخير.",  # wrong, but not for أنا: inna and its noun
        "التقى إردوغان وفدا من أنقرة.",  # one of two usual spellings
        "سافر غيير وكووك معا.",
        "حكم ياسو بعد ياتو.",
        "زار علي القاهرة، وقتل علي الأكبر.",
        "قال إن قبول فلان أو رفضه سواء.",
        "يصف كل سطر فعلي من الملف.",
    ],
)
def test_is_not_rewritten(text: str) -> None:
    assert arlint.fix(text).text == text
