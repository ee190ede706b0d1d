"""When was this written? `infer_dates` gives each article a day, an interval and the evidence."""

from builder.dating.infer import EVIDENCE, infer_dates, lay_out
from builder.dating.record import as_record
from builder.dating.subject import Subject

__all__ = ["EVIDENCE", "Subject", "as_record", "infer_dates", "lay_out"]
