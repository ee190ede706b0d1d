"""Pictures as SVG text: x in per cent, y and letters in pixels, classes only, the same bytes for the same entries."""
