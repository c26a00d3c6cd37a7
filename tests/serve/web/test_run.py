"""Starting the shelf: where it listens, what it says, what it lets go of."""

import socket

import pytest
from click.testing import CliRunner

from underneath.cli import main
from underneath.errors import CannotServe
from underneath.serve.web import run


class Server:
    """Stands for the server: notes what it was given, and ends as Ctrl-C does."""

    def run(self, sockets):
        Server.sockets = sockets
        raise KeyboardInterrupt


class QuietReader:
    def __init__(self, library, settings):
        self.library, self.settings, self.did = library, settings, []
        QuietReader.last = self

    def start(self):
        self.did.append("start")

    def stop(self):
        self.did.append("stop")


@pytest.fixture
def serve(monkeypatch, tmp_path, socket_enabled):
    """Runs the command to its end; opened addresses in `opened`."""
    opened = []
    monkeypatch.setattr(run, "_server", lambda _: Server())
    monkeypatch.setattr(run, "Reader", QuietReader)
    monkeypatch.setattr(run.webbrowser, "open", opened.append)
    monkeypatch.setenv("HOME", str(tmp_path))

    def served(*words):
        return CliRunner().invoke(main, ["serve", *words]), opened

    return served


def test_it_says_its_address_with_the_key(serve, tmp_path):
    result, _ = serve(str(tmp_path / "a"), "--port", "0", "--no-open")
    assert "http://127.0.0.1:" in result.output and "/?token=" in result.output


def test_it_ends_well_with_ctrl_c(serve, tmp_path):
    assert serve(str(tmp_path / "a"), "--port", "0", "--no-open")[0].exit_code == 0


def test_the_reader_is_stopped_and_the_socket_closed(serve, tmp_path):
    serve(str(tmp_path / "a"), "--port", "0", "--no-open")
    assert (QuietReader.last.did, Server.sockets[0].fileno()) == (["start", "stop"], -1)


def test_it_opens_the_browser_unless_told_not_to(serve, tmp_path):
    result, opened = serve(str(tmp_path / "a"), "--port", "0")
    assert opened[0] in result.output


def test_without_a_folder_the_shelf_is_at_home(serve, tmp_path):
    serve("--port", "0", "--no-open")
    assert (tmp_path / "underneath-shelf" / "shelf.sqlite").exists()


def test_by_rule_alone_is_by_rule_alone(serve, tmp_path):
    serve(str(tmp_path / "a"), "--port", "0", "--no-open", "--model", "none", "--language-check", "off")
    settings = QuietReader.last.settings
    assert (settings.model, settings.language_check) == (None, False)


def test_a_port_that_is_taken_is_said_so(serve, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result, _ = serve(str(tmp_path / "a"), "--port", str(taken.getsockname()[1]), "--no-open")
    assert (result.exit_code, "--port 0" in result.output) == (2, True)


@pytest.mark.parametrize("host", ["x" * 300, "203.0.113.7"])
def test_an_address_of_another_machine_is_refused(socket_enabled, host):
    with pytest.raises(CannotServe):
        run.bound(host, 0)


def test_bound_to_all_addresses_it_says_its_own(serve, tmp_path):
    result, _ = serve(str(tmp_path / "a"), "--host", "0.0.0.0", "--port", "0", "--no-open")
    assert "http://127.0.0.1:" in result.output


@pytest.mark.parametrize(("host", "shown"), [("::1", "[::1]"), ("localhost", "localhost"), ("::", "127.0.0.1")])
def test_an_address_is_shown_as_a_browser_takes_it(host, shown):
    assert run._shown(host) == shown


def test_the_server_notes_nothing_of_what_is_asked():
    config = run._server(lambda *_: None).config
    assert (config.access_log, config.server_header) == (False, False)


def test_without_its_packages_it_says_what_to_install(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "underneath.serve.web.run")
    assert "underneath[serve]" in CliRunner().invoke(main, ["serve"]).output
