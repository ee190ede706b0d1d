"""What a rule's match says: one function for each `read` a table may name, entered into `READERS`."""

from builder.timex.readers import dates, eras, lengths, periods, relative, times
from builder.timex.readers.phrase import READERS, Phrase

__all__ = ["READERS", "Phrase", "dates", "eras", "lengths", "periods", "relative", "times"]
