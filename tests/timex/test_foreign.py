"""Languages without rules of their own are read through dateparser, and say so."""

from __future__ import annotations

from datetime import date

import pytest

from builder.timex import resolve_text, tag_text

TUESDAY = date(2015, 8, 11)


def _values(text: str, language: str) -> dict[str, str | None]:
    return {
        one.timex.text: one.value.value if one.value else None
        for one in resolve_text(text, tag_text(text, language), TUESDAY)
    }


@pytest.mark.parametrize(
    ("language", "text", "phrase", "value"),
    [
        pytest.param("fr", "La réunion aura lieu le 30 juin 2012 à Genève.", "30 juin 2012", "2012-06-30", id="day"),
        pytest.param("fr", "Il l’a déclaré mardi à Moscou.", "mardi", "2015-08-11", id="weekday"),
        pytest.param(
            "fr", "Il y a trois semaines, la trêve fut rompue.", "Il y a trois semaines", "2015-W30", id="ago"
        ),
        pytest.param("fr", "Le vote est prévu le mois prochain.", "le mois prochain", "2015-09", id="next-month"),
        pytest.param("fr", "Il l’a dit lundi 10 août.", "lundi 10 août", "2015-08-10", id="weekday-and-day"),
        pytest.param("de", "Das Treffen war im August 2013.", "August 2013", "2013-08", id="month"),
        pytest.param("de", "Am 22. Januar 2014 begann es.", "22. Januar 2014", "2014-01-22", id="day-with-a-stop"),
        pytest.param("de", "Vor zwei Wochen war es anders.", "Vor zwei Wochen", "2015-W31", id="weeks-ago"),
        pytest.param("es", "Comenzó el 22 de enero de 2014.", "22 de enero de 2014", "2014-01-22", id="spanish"),
        pytest.param("es", "Viajará la próxima semana.", "la próxima semana", "2015-W34", id="next-week"),
        pytest.param("ar", "انهارت الهدنة قبل أسبوعين", "قبل أسبوعين", "2015-W31", id="arabic"),
        pytest.param("ru", "Встреча состоится 30 июня 2012 года.", "30 июня 2012", "2012-06-30", id="russian"),
        pytest.param("ru", "На следующей неделе он уедет.", "На следующей неделе", "2015-W34", id="russian-week"),
        pytest.param("tr", "Gelecek hafta gidecek.", "Gelecek hafta", "2015-W34", id="turkish"),
    ],
)
def test_a_date_in_another_language_is_found(language: str, text: str, phrase: str, value: str) -> None:
    assert _values(text, language)[phrase] == value


def test_the_rule_names_dateparser_and_the_language() -> None:
    assert [timex.rule for timex in tag_text("le 30 juin 2012", "fr")] == ["dateparser-fr"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("de", "Die Minister und die Mitarbeiter sprachen.", id="article that abbreviates Dienstag"),
        pytest.param("fr", "Le débat a duré deux heures et trois jours.", id="lengths"),
        pytest.param("fr", "Les 1200 soldats sont partis avec 35 camions.", id="numbers of people"),
        pytest.param("es", "La mar estaba en calma, dijo el ministro.", id="sea that abbreviates martes"),
        pytest.param("ru", "Ему 45 лет.", id="age"),
    ],
)
def test_this_is_no_date_in_its_language(language: str, text: str) -> None:
    assert _values(text, language) == {}


def test_british_english_is_read_by_the_english_rules() -> None:
    assert [timex.rule for timex in tag_text("He left on Tuesday.", "en-GB")] == ["weekday"]


def test_an_unknown_language_falls_back_to_english() -> None:
    assert [timex.rule for timex in tag_text("He left on Tuesday.", "tlh")] == ["weekday"]


def test_spans_slice_to_their_text_in_arabic() -> None:
    text = "قال وزير الخارجية يوم الثلاثاء إن الاجتماع سيعقد في 30 يونيو 2012 في جنيف"
    found = tag_text(text, "ar")
    assert found
    assert all(timex.span.of(text) == timex.text for timex in found)
