"""Faults that the person running the build can put right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


class BuilderError(Exception):
    """The family: whoever runs the build can mend it. Anything else is a fault of ours."""


@dataclass
class SourceError(BuilderError):
    """Something is wrong in a seed, a page or a table.

    Prints as `seeds/geneva.md:4: published is '30 Feb 1985', which no calendar has`.
    """

    path: PurePath
    line: int | None
    problem: str

    def __str__(self) -> str:
        where = self.path.as_posix() if self.line is None else f"{self.path.as_posix()}:{self.line}"
        return f"{where}: {self.problem}"


@dataclass
class RuleError(BuilderError):
    """A rule breaks its own proof, or cannot be compiled."""

    rule: str
    problem: str

    def __str__(self) -> str:
        return f"rule {self.rule!r}: {self.problem}"


class PublishError(BuilderError):
    """A site could not be put in place; the old one stands as it was."""


class OutputError(BuilderError):
    """What a command prints cannot be written, or not whole."""


@dataclass
class SourceErrors(BuilderError):
    """Several faults told together, each once, in the order of their files."""

    faults: tuple[SourceError, ...]

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)
