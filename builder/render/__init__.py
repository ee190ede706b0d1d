"""Timeline in, finished pages out: HTML with its pictures, a style sheet and one small script. No MkDocs in here."""

from pathlib import Path

from builder.render.model import ArticleText, DataFile, RenderedPage, RenderOptions
from builder.render.render import assets, render_site

OVERRIDES = Path(__file__).parent / "overrides"  # templates that mend Material's own faults, for `theme.custom_dir`

__all__ = ["OVERRIDES", "ArticleText", "DataFile", "RenderOptions", "RenderedPage", "assets", "render_site"]
