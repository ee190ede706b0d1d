"""The whole site without MkDocs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from builder.fragments import FolderError, write_fragments
from builder.site import SiteOptions
from builder.timeline import Timeline, event_address, page_url
from tests.factories import make_timeline

OPTIONS = SiteOptions(site_name="Talks, dated", site_url="https://talks.example/dated/")


def _parts(path: Path) -> tuple[dict[str, object], str]:
    """Give a fragment's front matter and its HTML."""
    nothing, matter, html = path.read_text(encoding="utf-8").split("---\n", 2)
    assert nothing == ""
    return yaml.safe_load(matter), html


@pytest.fixture(params=[False, True], ids=["plain", "hostile"])
def made(request: pytest.FixtureRequest) -> Timeline:
    return make_timeline(24, hostile=request.param)


def test_each_entry_stands_in_the_fragment_of_its_page(tmp_path: Path, made: Timeline) -> None:
    write_fragments(made, OPTIONS, tmp_path / "out")
    for event in made.shown:
        page, _, anchor = event_address(made, event).partition("#")
        matter, html = _parts(tmp_path / "out" / page.replace(".md", ".html"))
        assert f'id="{anchor}"' in html
        assert matter["url"] == "/" + page_url(page, directory_urls=False)


def test_the_list_of_pages_names_them_all_in_the_order_of_the_navigation(tmp_path: Path, made: Timeline) -> None:
    count = write_fragments(made, OPTIONS, tmp_path / "out")
    listing = json.loads((tmp_path / "out/pages.json").read_text())
    assert listing[0]["path"] == "index.html"
    assert all((tmp_path / "out" / page["path"]).is_file() for page in listing)
    assert len(list((tmp_path / "out").rglob("*.html"))) == len(listing)
    assert len([path for path in (tmp_path / "out").rglob("*") if path.is_file()]) == count


def test_data_styles_and_scripts_come_along(tmp_path: Path) -> None:
    write_fragments(make_timeline(3), OPTIONS, tmp_path / "out")
    names = ("data/timeline.json", "data/events.csv", "assets/timeline.css", "assets/timeline.js")
    assert all((tmp_path / "out" / name).stat().st_size for name in names)


def test_an_earlier_export_is_replaced_whole(tmp_path: Path) -> None:
    write_fragments(make_timeline(24), OPTIONS, tmp_path / "out")
    write_fragments(make_timeline(3), OPTIONS, tmp_path / "out")
    listing = json.loads((tmp_path / "out/pages.json").read_text())
    assert len(list((tmp_path / "out").rglob("*.html"))) == len(listing)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(FolderError, match="wanted: a new folder"):
        write_fragments(make_timeline(3), OPTIONS, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_place_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderError, match="cannot be written"):
        write_fragments(make_timeline(3), OPTIONS, tmp_path / "file" / "out")
