"""The build hook of the wheel: compiles the default rules (see arlint/project/shipped.py)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``arlint/compiled`` to a wheel; an editable install reads its rules."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile in a process of its own, with fixed hashes, so that two builds give the same bytes."""
        if version == "editable":
            return
        self._folder = tempfile.mkdtemp()
        # pip keeps what a build needs in folders of its own, of which only this process knows.
        path = os.pathsep.join([self.root, *filter(None, sys.path)])
        environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": path}
        command = [sys.executable, "-m", "tools.compile_rules", self._folder]
        subprocess.run(command, cwd=self.root, env=environment, check=True)
        build_data["force_include"][self._folder] = "arlint/compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if version != "editable":
            shutil.rmtree(self._folder)
