"""When an article was written: its day in words, the clues that speak for it, and the probability of each day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from builder.render.links import calendar_address
from builder.render.markup import Html, markup
from builder.render.pictures.small import is_by_month, probability, weight_bar
from builder.render.site import Site
from builder.render.text import one_line, printed, prose, whole_dates
from builder.render.words import certainty, counted, evidence_name, strength
from builder.timeline import article_page
from builder.values import Evidence, PublicationDate

_WORTH_SETTLING = 0.02  # the least probability at which another day is named beside the best
_WEAK = 3  # weak clues shown; more are folded
_FAINT = 0.03  # what moved the odds by less than a fourteenth (log10) is folded even where it speaks against the day


def day_of(site: Site, published: PublicationDate) -> Markup:
    """Say when an article was written: the day, or the stretch that holds it where no one day is worth printing."""
    if published.best is None:
        return Markup("no date")
    if published.is_open and published.earliest is not None and published.latest is not None:
        return site.calendar.pair(published.earliest, published.latest, "between {} and {}")
    return site.calendar.days(published.best, published.best)


def sure_of(site: Site, published: PublicationDate) -> str:
    """Say how sure an article's day is: "very likely (86 %)"."""
    if published.best is None:
        return "not worked out"
    if published.stated:
        return "decided by an editor" if published.editor else "stated"
    if published.is_open:
        return "nine chances in ten; no one day is likely"
    word = certainty(published.probability)
    return word if published.probability >= 0.98 else f"{word} ({site.calendar.percent(published.probability)})"


def clues(site: Site, evidence: Sequence[Evidence], to: Callable[[str], Html]) -> Markup:
    """Write what speaks for the day, strongest first, then what speaks against it; the weak that are many are folded.

    Nothing where nothing speaks for any day.
    """
    if not evidence:
        return Markup("")
    ranked = sorted(evidence, key=lambda clue: (clue.against, -abs(clue.weight)))
    faint = [clue for clue in ranked if strength(abs(clue.weight)) == "weak"]
    weak = [clue for clue in faint[_WEAK:] if not clue.against or abs(clue.weight) < _FAINT]
    shown = _listed(site, [clue for clue in ranked if clue not in weak], to)
    if not weak:
        return markup(f"<div>\n{shown}\n</div>")
    summary = printed(counted(len(weak), "more weak clue"))
    folded = f"<details><summary>{summary}</summary>{_listed(site, weak, to)}</details>"
    return markup(f"<div>\n{shown}\n{folded}</div>")


def _listed(site: Site, evidence: Sequence[Evidence], to: Callable[[str], Html]) -> str:
    lines = "".join([_clue(site, clue, to) for clue in evidence])
    return f'<ul class="evidence">\n{lines}</ul>'


def _clue(site: Site, clue: Evidence, to: Callable[[str], Html]) -> str:
    against = ' class="against"' if clue.against else ""
    name, says = printed(evidence_name(clue.kind)), prose(whole_dates(one_line(clue.says)))
    return (
        f'<li{against}><div class="w">{weight_bar(clue.weight)} {printed(strength(clue.weight))}</div>'
        f"<div><p><b>{name}.</b> {says}{_where(site, clue, to)}</p></div></li>\n"
    )


def _where(site: Site, clue: Evidence, to: Callable[[str], Html]) -> str:
    """Link to the article or the reference event that a clue rests on."""
    if clue.article is not None and clue.article in site.timeline.article:
        address, label = article_page(clue.article), f"Article {site.article_label(clue.article)}"
    elif clue.calendar is not None and clue.calendar in site.timeline.knowledge.event:
        address, label = calendar_address(site.timeline.knowledge.event[clue.calendar]), "In the calendar"
    else:
        return ""
    return f' <a href="{to(address)}">{printed(label)}</a>'


def chart(site: Site, published: PublicationDate) -> tuple[Markup, Markup]:
    """Draw the probability by day, or by month where likely days lie far apart, with the same in words."""
    if published.stated or published.best is None or not published.posterior:
        return Markup(""), Markup("")
    ranked = sorted(published.posterior, key=lambda pair: (-pair[1], pair[0]))
    best = ", ".join(f"{site.calendar.day(day)} {site.calendar.percent(share)}" for day, share in ranked[:3])
    by_month = is_by_month(published)
    scale = f"Probability in per cent by {'month' if by_month else 'day'}."
    picture = probability(published, site.calendar, f"How likely each day is: {best}")
    if published.earliest is None or published.latest is None:
        return picture, markup(scale)
    days = site.calendar.days(published.earliest, published.latest)
    if by_month:
        return picture, markup(f"{scale} Nine chances in ten: {days}.")
    holds = "which holds" if published.earliest == published.latest else "which together hold"
    return picture, markup(f"{scale} Shaded: {days}, {holds} nine chances in ten.")


def rival(site: Site, published: PublicationDate) -> Markup:
    """Name the day that would be printed if the best one were not; nothing where nothing is left to settle."""
    others = [(share, day) for day, share in published.posterior if day != published.best]
    if published.stated or published.best is None or not others:
        return Markup("")
    share, day = max(others, key=lambda pair: (pair[0], -pair[1].toordinal()))
    if share < _WORTH_SETTLING:
        return Markup("")
    return markup(f"{site.calendar.inline(day)} ({site.calendar.percent(share)})")
