"""What a page is made of: strings known to be HTML."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

# Say that a string is HTML. `Markup(…)` does the same, and takes three times as long to ask whether it was given any.
markup: Callable[[str], Markup] = partial(str.__new__, Markup)
