"""The build hook: compiles the default rules, for a wheel and for the checkout that is installed (see shipped.py)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``arlint/compiled`` to a wheel, or puts it into the checkout that is installed as editable."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile in a process of its own, with fixed hashes, so that two builds give the same bytes."""
        self._folder = tempfile.mkdtemp()
        if version != "editable":
            self._compile(check=True)
            build_data["force_include"][self._folder] = "arlint/compiled"
        # Rules that are being written may be wrong, which is no reason not to install what says so.
        elif self._compile("--checkout", check=False) == 0:
            place = Path(self.root, "arlint", "compiled")
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(self._folder, place)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._folder)

    def _compile(self, *flags: str, check: bool) -> int:
        # pip keeps what a build needs in folders of its own, of which only this process knows.
        path = os.pathsep.join([self.root, *filter(None, sys.path)])
        environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": path}
        command = [sys.executable, "-m", "tools.compile_rules", self._folder, *flags]
        return subprocess.run(command, cwd=self.root, env=environment, check=check).returncode
