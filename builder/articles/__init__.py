"""Seeds become articles: exact text, its division into blocks, and what the metadata says."""

from builder.articles.make import load_articles, make_article
from builder.articles.model import Loaded
from builder.articles.seeds import article_id
from builder.articles.sentences import sentences

__all__ = ["Loaded", "article_id", "load_articles", "make_article", "sentences"]
