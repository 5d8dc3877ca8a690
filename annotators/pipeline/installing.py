"""spaCy's own pipelines for English, fetched by spaCy itself."""

from __future__ import annotations

import subprocess
import sys
from textwrap import shorten

from annotators.pipeline.descriptions import Description, PipelineError, describe

OFFERED = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
_TIMEOUT = 1800
"""Seconds: the largest is half a gigabyte."""


def install(name: str) -> Description:
    """Have spaCy download one of its English pipelines.

    Raises:
        PipelineError: it is not one of `OFFERED`, or it could not be fetched; the sentence holds
            the command to try.
    """
    if name not in OFFERED:
        raise PipelineError(f"{name}: newsread can install {', '.join(OFFERED)}")
    command = [sys.executable, "-m", "spacy", "download", name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failure(name, str(error), command) from error
    if done.returncode:
        lines = (done.stdout + done.stderr).strip().splitlines()
        raise _failure(name, lines[-1].strip() if lines else "no reason given", command)
    return describe(name)


def _failure(name: str, reason: str, command: list[str]) -> PipelineError:
    reason = shorten(reason, 160, placeholder="…")
    return PipelineError(f"{name}: could not be fetched ({reason}); try: {' '.join(command)}")
