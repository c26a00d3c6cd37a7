"""News of the reading."""

import json


def events(text):
    return [json.loads(row[6:]) for row in text.splitlines() if row.startswith("data: ")]


def test_progress_names_what_is_read_and_how_far(desk):
    desk.reader.asleep = True
    story = desk.put("tide.txt", "She came.")
    desk.library.take()
    desk.reader.now = [(story, "find_quotes", 0.456)]
    assert desk.get("/progress").json()["now"] == [
        {"id": story, "title": "tide", "doing": "finding what is said", "share": 0.46}
    ]


def test_progress_counts_every_state(desk, tale):
    counts = desk.get("/progress").json()
    assert {name: counts[name] for name in ("waiting", "reading", "read", "failed")} == {
        "waiting": 0,
        "reading": 0,
        "read": 1,
        "failed": 0,
    }


def test_a_stage_without_a_name_of_its_own_is_reading(desk, tale):
    desk.reader.now = [(tale, "a_plug_in", 0.1)]
    assert desk.get("/progress").json()["now"][0]["doing"] == "reading"


def test_a_story_removed_while_it_is_read_is_told_no_more(desk):
    desk.reader.now = [(7, "find_quotes", 0.1)]
    assert desk.get("/progress").json()["now"] == []


def test_the_stream_ends_when_all_is_read(desk, tale):
    answer = desk.get("/events")
    assert (answer.headers["content-type"].partition(";")[0], len(events(answer.text))) == ("text/event-stream", 1)


def test_the_stream_goes_on_until_all_is_read(desk, monkeypatch):
    from underneath.serve.web import live

    desk.reader.asleep = True
    desk.put("tide.txt", "“Row,” said Mara. Odo rowed the boat.")
    looks = []

    async def pause(_):
        looks.append(1)
        if len(looks) == live.STILL + 2:
            desk.reader.asleep = False
            desk.reader.wake()

    monkeypatch.setattr(live.asyncio, "sleep", pause)
    text = desk.get("/events").text
    assert ([(row["waiting"], row["read"]) for row in events(text)], ": still reading" in text) == (
        [(1, 0), (0, 1)],
        True,
    )


def test_the_stream_ends_when_nobody_listens_any_more(desk):
    import asyncio
    from types import SimpleNamespace

    from underneath.serve.web import live

    async def gone():
        return True

    async def told():
        return [row async for row in live._told(SimpleNamespace(is_disconnected=gone), None)]

    assert asyncio.run(told()) == []


def test_the_page_refreshes_itself_where_there_is_no_script(desk):
    desk.reader.asleep = True
    desk.put("tide.txt", "She came.")
    assert '<noscript><meta http-equiv="refresh"' in desk.page("/")


def test_a_shelf_at_rest_does_not(desk, tale):
    assert "refresh" not in desk.page("/")


def test_the_shelf_says_what_it_was_drawn_with_so_that_the_first_news_can_differ(desk, tale):
    desk.reader.asleep = True
    desk.put("wake.txt", "She came.")
    assert 'data-counted="1 0 1"' in desk.page("/")
