"""A made-up country and its city, as a file of facts."""

PLACES = """
places:
  laputa:
    names: [Laputa]
    kind: country
    adjectives: [Laputan]
  lagado:
    names: [Lagado]
    kind: city
    country: laputa
"""
