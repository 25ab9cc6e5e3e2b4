from __future__ import annotations

from pathlib import Path

import pytest

from arlint.lexicon.features import Feature
from arlint.lexicon.store import LexiconError, Store, data_folder
from tools.build_lexicon import write
from tools.hunspell_ar import expand

AFF = """FLAG long
AF 4
AF ABAC # 1
AF nrnnnj # 2
AF nrnnnjaa # 3
AF PaPbPcPdPePfPgPhPiPj # 4
PFX nr Y 1
PFX nr 0 و .
PFX nn Y 1
PFX nn 0 و .
PFX nj Y 1
PFX nj 0 ب .
PFX Pa Y 1
PFX Pa 0 أ .
PFX Pj Y 1
PFX Pj 0 س .
SFX AB Y 1
SFX AB 0 0/2 .
SFX AC Y 2
SFX AC 0 ه/3 [^ة]
SFX AC ة ته/3 ة
SFX aa Y 1
SFX aa ه ها ه
"""
DIC = "3\nمدرسة/1\nكتاب/1\nيكتب/4\n"


def test_expansion() -> None:
    forms = expand(AFF, DIC)
    assert forms["مدرسة"] & Feature.WHOLE
    assert forms["مدرسة"] & Feature.PREPOSITION
    assert forms["مدرست"] & Feature.PRONOUN_OTHER
    assert not forms["مدرست"] & Feature.WHOLE
    assert forms["يكتب"] & Feature.IMPERFECT
    assert forms["يكتب"] & Feature.FUTURE


def test_written_twice_the_same(tmp_path: Path) -> None:
    forms = expand(AFF, DIC)
    steps = {"كتاب": 100, "شيء": 50}
    write(tmp_path / "one", forms, steps)
    write(tmp_path / "two", dict(reversed(forms.items())), dict(reversed(steps.items())))
    for name in ("words.marisa", "words.bin"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_read_back(tmp_path: Path) -> None:
    write(tmp_path, expand(AFF, DIC), {"كتاب": 100, "شيء": 50})
    store = Store.open(tmp_path)
    assert store.zipf("كتاب") == pytest.approx(9.04 - 0.04 * 100)
    assert store.features("كتاب") & Feature.NOUN
    assert store.features("شيء") == 0
    assert store.zipf("شيء") == pytest.approx(7.04)
    assert store.lookup("قلم") == (0, 0.0)
    assert store.entry("قلم") is None
    entry = store.entry("كتاب")
    assert entry is not None
    assert entry.features & Feature.NOUN
    assert "كتاب" in store
    assert "قلم" not in store


def test_damaged(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        Store.open(tmp_path)
    write(tmp_path, expand(AFF, DIC), {})
    data = (tmp_path / "words.bin").read_bytes()
    (tmp_path / "words.bin").write_bytes(data[:-1])
    with pytest.raises(LexiconError):
        Store.open(tmp_path)


def test_the_store_that_ships_is_small() -> None:
    assert sum(path.stat().st_size for path in data_folder().iterdir()) < 8_000_000
