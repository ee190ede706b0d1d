"""Tables of facts: what is read from them, and what is said of each fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builder.errors import SourceErrors
from builder.knowledge import Knowledge, load_knowledge
from builder.values import Interval

PLACES = "places:\n  utopia:\n    names: [Utopia]\n    kind: country\n    adjectives: [Utopian]\n"
OFFICES = "offices:\n  utopian-king:\n    title: Utopian king\n    names: [king]\n    state: utopia\n    rank: 1\n"


def write(folder: Path, **tables: str) -> Path:
    for name, text in tables.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path) -> list[str]:
    with pytest.raises(SourceErrors) as caught:
        load_knowledge(folder)
    return [f"{fault.path.name}:{fault.line}: {fault.problem}" for fault in caught.value.faults]


def test_a_person_has_names_and_offices_with_their_edges(tmp_path: Path) -> None:
    people = (
        "people:\n  utopus:\n    names: [Utopus, King Utopus]\n    surnames: [Utopus]\n    state: utopia\n"
        "    offices:\n      - office: utopian-king\n        from: 1516-03\n        to: 1535\n"
        "        acting: true\n        source: More\n"
    )
    knowledge = load_knowledge(write(tmp_path, people=people, places=PLACES, offices=OFFICES))
    tenure = knowledge.person["utopus"].tenures[0]
    assert tenure.start == Interval(date(1516, 3, 1), date(1516, 4, 1))
    assert tenure.end == Interval(date(1535, 1, 1), date(1536, 1, 1))
    assert tenure.acting
    assert knowledge.holders("utopian-king", date(1520, 1, 1)) == (knowledge.person["utopus"],)
    assert knowledge.holders("utopian-king", date(1537, 1, 1)) == ()


def test_an_interval_includes_both_its_ends(tmp_path: Path) -> None:
    calendar = "calendar:\n  talks:\n    title: Talks\n    date: 2014-02-10/2014-02-15\n    source: us\n"
    event = load_knowledge(write(tmp_path, calendar=calendar)).event["talks"]
    assert event.interval == Interval(date(2014, 2, 10), date(2014, 2, 16))


def test_norway_stays_a_word_and_a_date_stays_text(tmp_path: Path) -> None:
    places = "places:\n  norway:\n    names: [NO, Yes, 2014-02-19, 1e3]\n    kind: country\n"
    assert load_knowledge(write(tmp_path, places=places)).place["norway"].names == ("NO", "Yes", "2014-02-19", "1e3")


def test_a_name_of_two_places_is_of_the_kind_of_the_first(tmp_path: Path) -> None:
    places = (
        "places:\n  utopia:\n    names: [Utopia, Amaurot]\n    kind: country\n"
        "  amaurot:\n    names: [AMAUROT]\n    kind: city\n    country: utopia\n"
    )
    assert load_knowledge(write(tmp_path, places=places)).place_kinds == {"utopia": "country", "amaurot": "country"}


def test_an_empty_folder_is_no_facts(tmp_path: Path) -> None:
    assert load_knowledge(tmp_path).people == ()


def test_an_empty_file_is_no_facts(tmp_path: Path) -> None:
    assert load_knowledge(write(tmp_path, people="# nobody yet\n", bodies="")).people == ()


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceErrors, match="no such file"):
        load_knowledge(tmp_path / "nowhere")


def test_the_version_changes_with_one_byte_and_not_with_the_folder(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
        write(folder, places=PLACES)
    before = load_knowledge(first).version
    assert load_knowledge(second).version == before
    write(second, places=PLACES + "\n")
    assert load_knowledge(second).version != before


FAULTS = [
    pytest.param(
        {"places": "places:\n  a:\n\tnames: [A]\n"},
        "places.yml:3: a tab stands where YAML wants spaces; indent with spaces",
        id="tab",
    ),
    pytest.param(
        {"places": "places:\n  a:\n    names: [A]\n  a:\n    names: [B]\n"},
        "places.yml:4: the key 'a' stands here twice, first on line 2",
        id="duplicate-key",
    ),
    pytest.param(
        {"places": "places:\n  a: &x\n    names: [A]\n  b: *x\n"},
        "places.yml:2: anchors (&) and aliases (*) are not read here; write the value out",
        id="alias",
    ),
    pytest.param(
        {"places": "places: !!python/object/apply:os.system [ls]\n"},
        "places.yml:1: the tag 'tag:yaml.org,2002:python/object/apply:os.system' is not read here",
        id="tag",
    ),
    pytest.param({"places": "places: " + "[" * 40 + "]" * 40}, "places.yml:1: nested more than 12 deep", id="depth"),
    pytest.param({"places": "places:\n  a:\n    names: [\n"}, "places.yml:4: is not YAML: ", id="unclosed"),
    pytest.param({"places": "a\n---\nb\n"}, "places.yml:2: a second document begins here", id="two-documents"),
    pytest.param({"places": "places:\n  a:\n    names: ['\x07']\n"}, "places.yml:3: holds the control", id="control"),
    pytest.param({"places": "- a\n"}, "places.yml:1: is a list; wanted a mapping", id="list-at-the-top"),
    pytest.param({"places": "towns:\n  a: b\n"}, "places.yml:1: unknown table 'towns'; wanted places", id="table"),
    pytest.param({"town": "a: b\n"}, "town.yml:None: is not a table of ours; wanted one of people.yml", id="file"),
    pytest.param({"places": "places: [a]\n"}, "places.yml:1: places is a list; wanted a mapping", id="list-of-entries"),
    pytest.param(
        {"places": "places:\n  a: A\n"}, "places.yml:2: a is 'A'; wanted a mapping of its fields", id="no-fields"
    ),
    pytest.param(
        {"places": "places:\n  Ä/..:\n    names: [A]\n"},
        "places.yml:2: the id 'Ä/..' is not made of a-z, 0-9 and single hyphens",
        id="bad-id",
    ),
    pytest.param(
        {"places": "places:\n  a:\n    names: [A]\n    colour: red\n"},
        "places.yml:4: a has the unknown key 'colour'; wanted one of names, kind",
        id="unknown-key",
    ),
    pytest.param({"places": "places:\n  a:\n    kind: city\n"}, "places.yml:3: a has no 'names'", id="needed-key"),
    pytest.param(
        {"places": "places:\n  a:\n    names: [A]\n    kind: moon\n"},
        "places.yml:4: kind is 'moon'; wanted one of country, city, region, site",
        id="not-a-choice",
    ),
    pytest.param(
        {"places": "places:\n  a:\n    names: [A]\n    country: b\n"},
        "places.yml:4: 'b' is not in places; add it there or mend the id",
        id="unknown-id",
    ),
    pytest.param(
        {"calendar": "calendar:\n  a:\n    title: T\n    date: 2014-02-30\n    source: s\n"},
        "calendar.yml:4: date is '2014-02-30', which no calendar has",
        id="impossible-date",
    ),
    pytest.param(
        {"calendar": "calendar:\n  a:\n    title: T\n    date: 2014-02-03/2014-02-01\n    source: s\n"},
        "calendar.yml:4: date is '2014-02-03/2014-02-01', which ends before it begins",
        id="backwards",
    ),
    pytest.param(
        {"calendar": "calendar:\n  a:\n    title: T\n    date: soon\n    source: s\n"},
        "calendar.yml:4: date is 'soon', which is no ISO date",
        id="no-date",
    ),
    pytest.param(
        {"calendar": "calendar:\n  a:\n    title: T\n    date: 2014-02-03\n"},
        "calendar.yml:3: a has no 'source'",
        id="no-source",
    ),
    pytest.param(
        {"outlets": "outlets:\n  a:\n    name: A\n    time_zone: Mars/Olympus\n    source: s\n"},
        "outlets.yml:3: 'Mars/Olympus' is no time zone",
        id="time-zone",
    ),
    pytest.param(
        {"outlets": "outlets:\n  a:\n    name: A\n    week_start: 8\n    source: s\n"},
        "outlets.yml:4: week_start is '8'; wanted a whole number from 1 to 7",
        id="number",
    ),
    pytest.param(
        {"outlets": "outlets:\n  a:\n    name: A\n    hosts: ['http://x']\n    source: s\n"},
        "is no host name",
        id="host",
    ),
    pytest.param({"places": "places:\n  a:\n    names: ['']\n"}, "names holds nothing; wanted text", id="empty-name"),
]


@pytest.mark.parametrize(("tables", "said"), FAULTS)
def test_a_fault_is_told_with_its_line(tables: dict[str, str], said: str, tmp_path: Path) -> None:
    found = problems(write(tmp_path, **tables))
    assert any(said in problem for problem in found), found


def test_all_faults_of_all_files_are_told_together(tmp_path: Path) -> None:
    found = problems(
        write(
            tmp_path,
            places="places:\n  a:\n    names: [A]\n    x: 1\n    y: 2\n",
            calendar="calendar:\n  a:\n    title: T\n    date: 2014-13\n    place: b\n    source: s\n",
            people="people:\n\t- a\n",
        )
    )
    assert [problem.split(": ")[0] for problem in found] == [
        "calendar.yml:4",
        "calendar.yml:5",
        "people.yml:2",
        "places.yml:4",
        "places.yml:5",
    ]


def test_a_file_that_is_not_utf8_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "places.yml").write_bytes(b"places:\n  a:\n    names: [\xe9]\n")
    assert problems(tmp_path) == ["places.yml:3: byte 0xe9 is not UTF-8; save the file as UTF-8"]


def test_a_table_of_many_megabytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "places.yml").write_bytes(b"#" * 8_000_001)
    assert "is over 8 MB" in problems(tmp_path)[0]


def test_a_bomb_of_aliases_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"] + [
        f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert "anchors (&) and aliases (*)" in problems(write(tmp_path, places="\n".join(lines)))[0]


def test_the_projects_own_tables_are_sound(knowledge: Knowledge) -> None:
    assert len(knowledge.people) > 550
    assert sum(len(person.tenures) for person in knowledge.people) >= 490
    assert len(knowledge.calendar) >= 2900
    assert all(event.fact.source for event in knowledge.calendar)
    assert all(outlet.fact.source for outlet in knowledge.outlets)
    assert all(figure.fact.source for figure in knowledge.casualties)
    assert all(place.country for place in knowledge.places if place.kind == "city")
    for person in knowledge.people:
        assert person.surnames, person.id


@pytest.mark.parametrize(
    ("spelling", "id"),
    [
        ("Sergey Lavrov", "sergei-lavrov"),
        ("Adel Al Jubeir", "adel-al-jubeir"),
        ("Adel al-Jubair", "adel-al-jubeir"),
        ("Bashar Al Assad", "bashar-al-assad"),
        ("Walid al-Moallem", "walid-al-muallem"),
        ("Ahmet Davutoglu", "ahmet-davutoglu"),
        ("Shaikh Sabah Khaled Al Sabah", "sabah-khaled-al-sabah"),
        ("Sheikh Sabah al-Khaled al-Sabah", "sabah-khaled-al-sabah"),
    ],
)
def test_newspapers_spellings_lead_to_one_person(spelling: str, id: str, knowledge: Knowledge) -> None:
    assert [person.id for person in knowledge.people if spelling in person.names] == [id]
