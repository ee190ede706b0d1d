"""One module a kind of page; each yields finished pages."""
