"""Turn undated news articles into a dated, sourced timeline."""
