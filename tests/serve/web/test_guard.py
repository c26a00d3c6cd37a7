"""Who may ask: only a person at this machine, from the shelf's own pages, by its own name."""

import re

import pytest
from fastapi.testclient import TestClient

from underneath.report.page import draw
from underneath.report.view import view_of

HOME = "http://127.0.0.1:8421"


def test_a_stranger_is_refused(desk):
    assert desk.stranger.get("/").status_code == 403


def test_a_stranger_is_told_which_address_to_open(desk):
    assert "token=" in desk.stranger.get("/").text


def test_the_address_with_the_token_lets_in_and_loses_the_token(desk):
    answer = desk.stranger.get(f"/?token={desk.keys.token}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_whoever_was_let_in_stays_in(desk):
    assert desk.stranger.get(f"/?token={desk.keys.token}").status_code == 200


def test_the_rest_of_the_address_is_kept(desk):
    answer = desk.stranger.get(f"/lines?words=a+b&token={desk.keys.token}&speaker=", follow_redirects=False)
    assert answer.headers["location"] == "/lines?words=a+b&speaker="


def test_an_address_never_leads_to_another_host(desk):
    answer = desk.stranger.get(f"//evil.example/?token={desk.keys.token}", follow_redirects=False)
    assert answer.headers["location"] == "/" or answer.headers["location"].startswith("/evil")


@pytest.mark.parametrize("token", ["", "x", "%ff%fe", "é"])
def test_a_wrong_token_lets_nobody_in(desk, token):
    assert desk.stranger.get(f"/?token={token}").status_code == 403


def test_the_cookie_is_for_this_site_alone_and_no_script(desk):
    cookie = desk.stranger.get(f"/?token={desk.keys.token}", follow_redirects=False).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}


def test_two_shelves_on_one_machine_keep_two_cookies(desk):
    assert desk.keys.cookie == "underneath-8421"


@pytest.mark.parametrize(
    "cookie", ["underneath-8421=wrong", "underneath-8421=", "a=b", "\x01", "underneath-8421=a; underneath-8421=b"]
)
def test_a_wrong_cookie_lets_nobody_in(desk, cookie):
    assert desk.stranger.get("/", headers={"cookie": cookie}).status_code == 403


def test_the_cookies_of_other_programs_do_not_matter(desk):
    header = f"a/b=1; (=2; {desk.keys.cookie}={desk.keys.token}; c"
    assert desk.stranger.get("/", headers={"cookie": header}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8421",
        "evil.example",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost:99999999",
        "",
        "[::1",
        "127.0.0.1:8421.evil.example",
        "127.0.0.1:８４２１".encode(),
    ],
)
def test_another_name_rebound_to_this_machine_is_refused(desk, host):
    assert desk.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8421", "localhost:8421", "LOCALHOST:8421", "[::1]:8421"])
def test_its_own_names_are_answered(desk, host):
    assert desk.get("/", headers={"host": host, "cookie": f"{desk.keys.cookie}={desk.keys.token}"}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "", "https://127.0.0.1:8421", "http://127.0.0.1:8422", "http://localhost:8421"],
)
def test_another_sites_form_is_refused(desk, tale, origin):
    desk.post(f"/story/{tale}/remove", headers={"origin": origin})
    assert desk.library.get(tale) is not None


def test_a_form_without_an_origin_is_refused(desk, tale):
    bare = TestClient(desk.app, base_url=HOME, cookies={desk.keys.cookie: desk.keys.token})
    assert bare.post(f"/story/{tale}/remove", data={"key": desk.keys.form}).status_code == 403


@pytest.mark.parametrize("key", ["", "wrong", "ключ"])
def test_a_form_without_our_key_is_refused(desk, tale, key):
    assert desk.client.post(f"/story/{tale}/remove", data={"key": key}).status_code == 403


def test_a_form_with_a_file_for_a_key_is_refused(desk, tale):
    assert desk.client.post(f"/story/{tale}/remove", files={"key": ("key", desk.keys.form)}).status_code == 403


def test_the_key_of_forms_is_not_the_token(desk):
    assert desk.keys.form != desk.keys.token


def test_another_sites_script_is_refused_even_what_only_looks(desk):
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert desk.get("/", headers=headers).status_code == 403


def test_a_link_from_elsewhere_is_judged_by_its_cookie_alone(desk):
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert desk.get("/", headers=headers).status_code == 200


def test_a_body_that_says_it_is_too_long_is_refused_unread(make_desk):
    desk = make_desk(most_bytes=1000)
    assert desk.post("/add", files={"file": ("a.txt", b"x" * 2000)}).status_code == 413


def test_a_body_that_does_not_say_how_long_it_is_ends_where_it_must(make_desk):
    desk = make_desk(most_bytes=1000)
    answer = desk.client.post(
        "/add", content=(b"x" * 500 for _ in range(9)), headers={"content-type": "multipart/form-data; boundary=b"}
    )
    assert answer.status_code == 413


def test_too_many_files_at_once_are_refused(make_desk):
    desk = make_desk(most_files=2)
    files = [("file", (f"{i}.txt", b"She came.")) for i in range(3)]
    assert (desk.post("/add", files=files).status_code, sum(desk.library.states().values())) == (400, 0)


def test_a_header_sent_twice_counts_as_none(desk):
    twice = [("cookie", f"{desk.keys.cookie}={desk.keys.token}"), ("cookie", "a=b")]
    assert TestClient(desk.app, base_url=HOME).get("/", headers=twice).status_code == 403


PAGES = ["/", "/lines", "/feelings", "/doubles", "/series", "/nowhere", "/progress", "/shelf.csv", "/story/999"]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_forbids_what_no_page_of_ours_needs(desk, path):
    headers = desk.get(path).headers
    policy = headers["content-security-policy"]
    wanted = ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]
    assert [part for part in wanted if part not in policy] == []
    assert (headers["x-content-type-options"], headers["referrer-policy"], headers["x-frame-options"]) == (
        "nosniff",
        "same-origin",
        "DENY",
    )


def test_a_refusal_forbids_as_much(desk):
    assert "default-src 'none'" in desk.stranger.get("/").headers["content-security-policy"]


@pytest.mark.parametrize("path", [*PAGES, "/static/x/shelf.css"])
def test_no_answer_is_shared_with_other_sites(desk, path):
    headers = desk.get(path, headers={"origin": "http://evil.example"}).headers
    assert [name for name in headers if name.startswith("access-control")] == []


def test_no_page_is_kept_by_the_browser(desk, tale):
    assert {desk.get(path).headers["cache-control"] for path in ("/", f"/story/{tale}", "/lines")} == {"no-store"}


def test_no_page_has_script_or_style_within(desk, tale):
    pages = [
        desk.page(path)
        for path in ("/", "/lines?words=rain", "/feelings", "/doubles", "/series", f"/story/{tale}/right")
    ]
    assert [
        hit for page in pages for hit in re.findall(r"<script(?![^>]* src=)|<style|\son\w+=|style=|javascript:", page)
    ] == []


def test_a_storys_page_names_its_own_script_and_style_by_hash(desk, tale):
    drawn = draw(view_of(desk.reading(tale)))
    policy = desk.get(f"/story/{tale}").headers["content-security-policy"]
    assert f"script-src 'self' {drawn.script};" in policy and f"style-src 'self' {drawn.style};" in policy


def test_nothing_on_any_page_leads_elsewhere(desk, tale):
    pages = [desk.page(path) for path in ("/", "/lines?words=rain", f"/story/{tale}", f"/story/{tale}/right")]
    assert [
        hit for page in pages for hit in re.findall(r'(?:src|action|<link[^>]*href)="(?!/|data:image/svg)', page)
    ] == []


def test_no_list_of_routes_is_given_away(desk):
    assert [desk.get(path).status_code for path in ("/docs", "/openapi.json", "/redoc")] == [404] * 3


def test_a_socket_is_closed(desk):
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), desk.client.websocket_connect("/"):
        pass
