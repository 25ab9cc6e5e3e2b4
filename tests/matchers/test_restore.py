"""`restore`: how safe a correction is beside what stands around it."""

from __future__ import annotations

import arlint
from arlint.diagnostics import Safety


def test_a_correction_that_stands_beside_the_word_is_no_safe_one() -> None:
    (near,) = [d for d in arlint.check("لم يف الببيع ناتج البيع بالدين.") if d.code == "ORT551"]
    (alone,) = [d for d in arlint.check("تم الببيع أمس.") if d.code == "ORT551"]
    assert near.fixes[0].safety is Safety.SUGGEST
    assert alone.fixes[0].safety is Safety.SAFE
