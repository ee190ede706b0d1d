"""What passes between the rooms: frozen values that check themselves on arrival.

Offsets are Unicode code points into `Article.text`; spans and intervals are half-open.
"""

from builder.values.articles import Article, Block, BlockKind
from builder.values.dates import FAIR_GUESS, DatedReading, Evidence, PublicationDate
from builder.values.events import Event, Link, LinkKind, Outcome, Source, Support
from builder.values.mentions import (
    ActorKind,
    EventClass,
    Meant,
    Mention,
    Participant,
    PlaceRef,
    Reading,
    Realis,
    mention_id,
)
from builder.values.time import (
    Anchor,
    Bound,
    Granularity,
    Interval,
    Meaning,
    MeaningKind,
    Reason,
    ResolvedTimex,
    Side,
    Span,
    Step,
    TimeValue,
    Timex,
    TimexType,
)

__all__ = [
    "FAIR_GUESS",
    "ActorKind",
    "Anchor",
    "Article",
    "Block",
    "BlockKind",
    "Bound",
    "DatedReading",
    "Event",
    "EventClass",
    "Evidence",
    "Granularity",
    "Interval",
    "Link",
    "LinkKind",
    "Meaning",
    "MeaningKind",
    "Meant",
    "Mention",
    "Outcome",
    "Participant",
    "PlaceRef",
    "PublicationDate",
    "Reading",
    "Realis",
    "Reason",
    "ResolvedTimex",
    "Side",
    "Source",
    "Span",
    "Step",
    "Support",
    "TimeValue",
    "Timex",
    "TimexType",
    "mention_id",
]
