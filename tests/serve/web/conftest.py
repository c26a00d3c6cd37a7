"""A shelf to ask things of: stories on it that are read at once and in this process, by rule alone."""

import json

import pytest
from fastapi.testclient import TestClient

from serve.shelf_desk import TIDE
from underneath.errors import UnderneathError
from underneath.reading.read import read
from underneath.reading.rows import to_dict
from underneath.sample import full_reading
from underneath.serve.library.answers import Limits
from underneath.serve.library.facts import facts_of
from underneath.serve.library.library import Library
from underneath.serve.reader import Progress
from underneath.serve.web.app import make_app
from underneath.serve.web.hosts import hosts_of
from underneath.serve.web.keys import new_keys
from underneath.serve.web.shelf import Bounds
from underneath.settings import Settings

PORT = 8421
HOME = f"http://127.0.0.1:{PORT}"
BY_RULE = Settings(model=None, language_check=False)
SAMPLE = b"the story that is annotated by hand, with every layer"


class PromptReader:
    """Reads whatever waits as soon as it is woken; `asleep` leaves it waiting. Stands for `Reader` in tests."""

    def __init__(self, library):
        self.library, self.asleep, self.now = library, False, ()

    def wake(self):
        while not self.asleep and (task := self.library.take()):
            self._read(task)

    def _read(self, task):
        data = task.source.read_bytes()
        try:
            reading = (
                full_reading()
                if data == SAMPLE
                else read(data, name=task.name, corrections=task.corrections, settings=BY_RULE)
            )
        except UnderneathError as error:
            return self.library.fail(task.id, str(error))
        task.target.write_text(json.dumps(to_dict(reading)), encoding="utf-8")
        return self.library.keep(task, facts_of(reading))

    def progress(self):
        return tuple(Progress(*row) for row in self.now)


class Desk:
    """A browser at a shelf: the client is let in, the rest is within reach."""

    def __init__(self, folder, **bounds):
        self.library = Library.open(folder, Limits(most_bytes=200_000))
        self.reader, self.keys = PromptReader(self.library), new_keys(PORT)
        self.app = make_app(
            self.library, self.reader, self.keys, hosts_of("127.0.0.1", PORT), Bounds(**bounds) if bounds else None
        )
        self.stranger = TestClient(self.app, base_url=HOME)
        self.client = TestClient(
            self.app, base_url=HOME, headers={"origin": HOME}, cookies={self.keys.cookie: self.keys.token}
        )

    def get(self, path, **more):
        return self.client.get(path, **more)

    def page(self, path):
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def post(self, path, data=None, **more):
        return self.client.post(path, data={"key": self.keys.form, **(data or {})}, follow_redirects=False, **more)

    def script(self, path, data=None, **more):
        headers = {"accept": "application/json", "x-underneath-key": self.keys.form}
        return self.client.post(path, data=data or {}, headers=headers, **more)

    def put(self, name, data):
        """A story on the shelf, read; its number."""
        added = self.library.add(name, data.encode() if isinstance(data, str) else data)
        self.reader.wake()
        return added.id

    def reading(self, story):
        return self.library.reading(story)

    def close(self):
        self.library.close()


@pytest.fixture
def make_desk(tmp_path):
    desks = []

    def made(**bounds):
        desks.append(Desk(tmp_path / f"shelf{len(desks)}", **bounds))
        return desks[-1]

    yield made
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(make_desk):
    return make_desk()


@pytest.fixture
def tale(desk):
    """The number of a short tale that is on the shelf and read."""
    return desk.put("tide.txt", TIDE)


@pytest.fixture
def glass(desk):
    """The number of the story that is annotated by hand, with every layer."""
    return desk.put("saltglass.txt", SAMPLE)
