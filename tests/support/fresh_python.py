"""What a new interpreter has imported."""

import subprocess
import sys


def imported_by(statement: str, *, whole: bool = False) -> set[str]:
    """The modules that are there after a statement has run in a new interpreter.

    Top-level ones only, unless `whole`.
    """
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name if whole else name.split(".")[0] for name in run.stdout.split()}
