"""How to cite an entry."""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.render.entries import Entry
from builder.render.site import Site
from builder.render.text import one_line
from builder.timeline import page_url

_FOR_TEX = str.maketrans({"\\": "/", "{": "(", "}": ")", **{char: f"\\{char}" for char in "&%$#_"}})
_IN_TEX = re.compile(r"[\\{}&%$#_]")
_FOR_WIKI = str.maketrans({char: f"&#{ord(char)};" for char in "|[]{}<>="})

_IN_WIKI = re.compile(r"[|\[\]{}<>=]")


class Citation(NamedTuple):
    """One entry's citation in three forms."""

    apa: str
    bibtex: str
    wikipedia: str
    url: str


def cite(site: Site, entry: Entry) -> Citation:
    """Write an entry's citations. Without a known site address they carry the address within the site."""
    options = site.options
    url = options.site_url + page_url(entry.address, options.directory_urls)
    name = one_line(options.site_name)
    year = f"{options.built.year}" if options.built else "n.d."
    day = options.built.isoformat() if options.built else ""
    title = entry.title.rstrip(".")
    apa = f"{title}, {entry.when.text}. ({year}). In {name}. {url}"
    dated = f"  year = {{{year}}},\n" if options.built else ""
    bibtex = (
        f"@misc{{{entry.anchor},\n  title = {{{_tex(title)}}},\n  booktitle = {{{_tex(name)}}},\n"
        f"{dated}  url = {{{url}}}\n}}"
    )
    seen = f" |access-date={day}" if day else ""
    wikipedia = f"{{{{cite web |title={_wiki(title)} |url={url} |website={_wiki(name)}{seen}}}}}"
    return Citation(apa, bibtex, wikipedia, url)


def _tex(words: str) -> str:
    """Escape what BibTeX reads as a command."""
    return words.translate(_FOR_TEX) if _IN_TEX.search(words) else words


def _wiki(words: str) -> str:
    """Escape what a wiki template reads as its own."""
    return words.translate(_FOR_WIKI) if _IN_WIKI.search(words) else words
