"""What a page's scripts may do, worked out from the finished page: its Content Security Policy."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from html import unescape

# Nothing is fetched from elsewhere; `data:` pictures are the theme's icons, and its search runs in a worker.
_SITE = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
)
_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_STYLE_ATTRIBUTE = re.compile(r'<[a-z][^<>]*?\sstyle="([^"]*)"', re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_SOURCE = re.compile(r"""\ssrc\s*=""", re.IGNORECASE)
# The encoding has to be said in a page's first 1,024 bytes, so it stays ahead of the policy.
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset[^>]*>)?", re.IGNORECASE)
_CODE_TYPES = frozenset(("", "module", "text/javascript", "application/javascript"))


def policy_of(html: str, wasm: bool = False) -> str:
    """Give the policy that lets a page's own inline scripts and styles run, and no other.

    Args:
        html: The finished page. Only what the theme's templates and ours wrote inline is in a script or style element:
            text from an article is escaped before it gets here.
        wasm: Let the page compile WebAssembly, which Pagefind's search is made of.
    """
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for element, attributes, body in _INLINE.findall(html):
        kind = element.lower()
        if kind == "script" and (_SOURCE.search(attributes) or not _is_code(attributes)):
            continue
        hashes[kind].append(_hash(body))
    # Material has none of these, MkDocs' own themes a few; a browser wants to be told that hashes are for them too.
    attributes = {_hash(unescape(style)) for style in _STYLE_ATTRIBUTE.findall(html)} if ' style="' in html else set()
    extra = {
        "script-src": [*(["'wasm-unsafe-eval'"] if wasm else []), *sorted(set(hashes["script"]))],
        "style-src": [*(["'unsafe-hashes'"] if attributes else []), *sorted({*hashes["style"], *attributes})],
    }
    return "; ".join(" ".join([name, value, *extra.get(name, [])]) for name, value in _SITE)


@lru_cache(maxsize=64)
def _hash(body: str) -> str:
    digest = hashlib.sha256(body.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def with_policy(html: str, wasm: bool = False) -> str:
    """Put the policy at the very top of a page's head, before anything it governs. A page without one is left alone."""
    head = _HEAD.search(html)
    if head is None:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy_of(html, wasm)}">'
    return f"{html[: head.end()]}{meta}{html[head.end() :]}"


def _is_code(attributes: str) -> bool:
    """Tell whether a browser would run the script: a block of JSON is data."""
    kind = _TYPE.search(attributes)
    return kind is None or kind.group(1).lower() in _CODE_TYPES
