"""When was this written? `infer_dates` gives each article a day, an interval and the evidence."""

from builder.dating.infer import EVIDENCE, infer_dates
from builder.dating.record import as_record

__all__ = ["EVIDENCE", "as_record", "infer_dates"]
