"""The published JSON Schemas of rule files, made from the models (editors complete and check YAML by them)."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from arlint.ruleset.model import Rule
from arlint.ruleset.model.catalogue import Catalogue, NamedPairs, NamedTest, WordSet, Work

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """File name -> schema, for every kind of file below a rules folder."""
    adapters: dict[str, TypeAdapter[Any]] = {
        "rule.schema.json": TypeAdapter(Rule),
        "catalogue.schema.json": TypeAdapter(Catalogue),
        "references.schema.json": TypeAdapter(dict[str, Work]),
        "pairs.schema.json": TypeAdapter(NamedPairs),
        "tokentest.schema.json": TypeAdapter(NamedTest),
        "wordset.schema.json": TypeAdapter(WordSet),
    }
    return {name: {"$schema": _DIALECT, **adapter.json_schema(by_alias=True)} for name, adapter in adapters.items()}
