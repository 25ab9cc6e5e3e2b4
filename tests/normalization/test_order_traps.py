"""What goes wrong when the steps stand in another order; each was found by generated texts."""

from __future__ import annotations

import pytest

from arlint.normalization import normalize


@pytest.mark.parametrize(
    ("profile", "text", "expected"),
    [
        pytest.param("editorial", "\ufefb\u0653", "ل\u0622", id="forms-before-nfc"),
        pytest.param("editorial", "م\u0651\ufeff\u064e", "م\u064e\u0651", id="bom-before-nfc"),
        pytest.param("nlp", "ا\u200b\u0654حمد", "أحمد", id="invisibles-before-nfc"),
        pytest.param("nlp", "@مح\u0640م\u064eد", "[مستخدم]", id="marks-before-masks"),
        pytest.param("search", "٠٫\u064e٤", "0.4", id="marks-before-separators"),
        pytest.param("editorial", "(مرحبا ), ثم", "(مرحبا)، ثم", id="commas-look-back-over-spaces"),
        pytest.param("editorial", "ب\u2066\u2067\u2069\u2069ت", "بت", id="nested-isolates"),
        pytest.param("editorial", "ب\u200f\u2066\u2069ت", "بت", id="a-pair-exposes-a-mark"),
        pytest.param("editorial", "x@a\ufeff.com, ب", "x@a.com، ب", id="bom-before-protection"),
        pytest.param("editorial", "\ufd3e ب ، \ufd3fق  ل\ufd3e", "\ufd3e ب، \ufd3fق  ل\ufd3e", id="stray-bracket"),
        pytest.param("nlp", "e\u0640\u0301", "\u00e9", id="nfc-again-after-tatweel"),
        pytest.param("nlp", "&amp;lt;b&amp;gt;نص", "نص", id="references-to-a-fixed-point"),
        pytest.param("social", "htttttps://a.com", "[رابط]", id="elongation-makes-an-address"),
        pytest.param("social", "@#user", "@#user", id="a-hash-after-an-at-sign-stays"),
        pytest.param("editorial", "هل ؟نعم", "هل؟ نعم", id="space-after-decides-space-before"),
        pytest.param("editorial", "نص ،، ) ثم؛؛ قال", "نص،) ثم؛ قال", id="a-second-comma-before-a-space"),
        pytest.param("editorial", "كتاب« نص", "كتاب «نص", id="both-sides-of-a-guillemet"),
        pytest.param("editorial", "\u0673\u064b", "ا\u064b\u065f", id="nfc-again-after-hamza-forms"),
        pytest.param("editorial", "نص،&#160; ثم &#8211; ثم;", "نص،&#160; ثم &#8211; ثم؛", id="references"),
    ],
)
def test_order(profile: str, text: str, expected: str) -> None:
    done = normalize(text, profile=profile)
    assert done == expected
    assert normalize(done, profile=profile) == done
