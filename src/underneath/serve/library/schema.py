"""The tables, and how an older library becomes one of today."""

from __future__ import annotations

import sqlite3
from typing import Final

from underneath.errors import BadLibrary

# Ids are never given twice (AUTOINCREMENT): a page left open must not come to show another story.
# `kept`: the step of the corrections' log that the kept reading was made with; NULL: there is no reading.
# `sidecar`: the step that the sidecar was written with.
_STORY = """
CREATE TABLE story (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, suffix TEXT NOT NULL, size INTEGER NOT NULL, added TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'reading', 'read', 'failed')),
  reason TEXT, deaths INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 0, kept INTEGER, sidecar INTEGER NOT NULL DEFAULT 0,
  title_key TEXT NOT NULL, author_key TEXT NOT NULL DEFAULT '',
  words INTEGER NOT NULL DEFAULT 0, looked INTEGER NOT NULL DEFAULT 0,
  card TEXT NOT NULL DEFAULT '{}',
  address TEXT, text_hash TEXT, sketch BLOB
);
CREATE INDEX story_state ON story (state);
CREATE INDEX story_title ON story (title_key, id);
CREATE INDEX story_author ON story (author_key, id);
CREATE INDEX story_words ON story (words, id);
CREATE INDEX story_address ON story (address) WHERE address IS NOT NULL;
CREATE INDEX story_text_hash ON story (text_hash) WHERE text_hash IS NOT NULL;
CREATE TABLE band (
  story INTEGER NOT NULL REFERENCES story (id), number INTEGER NOT NULL, hash INTEGER NOT NULL,
  PRIMARY KEY (number, hash, story)
) WITHOUT ROWID;
CREATE INDEX band_story ON band (story);
"""

# What sources state, and people's names: for exact look-up, and counted for completion.
_LABELS = """
CREATE TABLE label (
  kind TEXT NOT NULL, key TEXT NOT NULL, story INTEGER NOT NULL REFERENCES story (id), name TEXT NOT NULL, part TEXT,
  PRIMARY KEY (kind, key, story)
) WITHOUT ROWID;
CREATE INDEX label_story ON label (story);
CREATE TABLE tally (
  kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE INDEX tally_count ON tally (kind, count DESC, key);
CREATE TRIGGER label_in AFTER INSERT ON label BEGIN
  INSERT INTO tally VALUES (new.kind, new.key, new.name, 1) ON CONFLICT (kind, key) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER label_out AFTER DELETE ON label BEGIN
  UPDATE tally SET count = count - 1 WHERE kind = old.kind AND key = old.key;
  DELETE FROM tally WHERE kind = old.kind AND key = old.key AND count = 0;
END;
CREATE TABLE alias (
  key TEXT NOT NULL, story INTEGER NOT NULL REFERENCES story (id), person INTEGER NOT NULL,
  PRIMARY KEY (key, story, person)
) WITHOUT ROWID;
CREATE INDEX alias_story ON alias (story);
CREATE TABLE party (
  key TEXT NOT NULL, story INTEGER NOT NULL REFERENCES story (id), pair INTEGER NOT NULL, side INTEGER NOT NULL,
  PRIMARY KEY (key, story, pair, side)
) WITHOUT ROWID;
CREATE INDEX party_story ON party (story, pair);
CREATE TABLE note (
  kind TEXT NOT NULL, story INTEGER NOT NULL REFERENCES story (id), found INTEGER NOT NULL, warned INTEGER NOT NULL,
  PRIMARY KEY (kind, story)
) WITHOUT ROWID;
CREATE INDEX note_story ON note (story);
"""

# The words of stories and of lines: the texts are in plain tables, the index beside them points there.
# Prefixes of two and three letters: what people have typed when the list is to follow them.
_WORDS = """
CREATE TABLE page (
  id INTEGER PRIMARY KEY REFERENCES story (id),
  title TEXT NOT NULL, author TEXT NOT NULL, summary TEXT NOT NULL, tags TEXT NOT NULL, body TEXT NOT NULL
);
CREATE VIRTUAL TABLE page_fts USING fts5 (
  title, author, summary, tags, body, content='page', content_rowid='id',
  tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TRIGGER page_in AFTER INSERT ON page BEGIN
  INSERT INTO page_fts (rowid, title, author, summary, tags, body)
  VALUES (new.id, new.title, new.author, new.summary, new.tags, new.body);
END;
CREATE TRIGGER page_out AFTER DELETE ON page BEGIN
  INSERT INTO page_fts (page_fts, rowid, title, author, summary, tags, body)
  VALUES ('delete', old.id, old.title, old.author, old.summary, old.tags, old.body);
END;
CREATE TABLE line (
  id INTEGER PRIMARY KEY, story INTEGER NOT NULL REFERENCES story (id), start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL, words TEXT NOT NULL, said_by TEXT NOT NULL, said_to TEXT NOT NULL
);
CREATE INDEX line_story ON line (story);
CREATE VIRTUAL TABLE line_fts USING fts5 (
  words, said_by, said_to, content='line', content_rowid='id',
  tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TRIGGER line_in AFTER INSERT ON line BEGIN
  INSERT INTO line_fts (rowid, words, said_by, said_to) VALUES (new.id, new.words, new.said_by, new.said_to);
END;
CREATE TRIGGER line_out AFTER DELETE ON line BEGIN
  INSERT INTO line_fts (line_fts, rowid, words, said_by, said_to)
  VALUES ('delete', old.id, old.words, old.said_by, old.said_to);
END;
CREATE TABLE feeling (
  id INTEGER PRIMARY KEY, story INTEGER NOT NULL REFERENCES story (id), start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  person INTEGER NOT NULL, who TEXT NOT NULL, felt TEXT NOT NULL, shown TEXT, masked INTEGER NOT NULL, toward TEXT,
  words TEXT NOT NULL, sure REAL NOT NULL
);
CREATE INDEX feeling_felt ON feeling (felt, masked, sure DESC, id);
CREATE INDEX feeling_shown ON feeling (shown, masked, sure DESC, id);
CREATE INDEX feeling_masked ON feeling (masked, sure DESC, id);
CREATE INDEX feeling_story ON feeling (story, person, felt, shown, masked, sure);
"""

# Every step is kept for ever: a change (as TOML), or that one was taken back or made to hold again.
_STEPS = """
CREATE TABLE step (
  story INTEGER NOT NULL REFERENCES story (id), number INTEGER NOT NULL, at TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('do', 'undo', 'redo')), change TEXT,
  PRIMARY KEY (story, number)
) WITHOUT ROWID;
"""

# The n-th script makes version n + 1 of version n; a script is never changed once it was released.
MIGRATIONS: Final = (_STORY + _LABELS + _WORDS + _STEPS,)

# Tables with rows of a story, those first that nothing else needs.
OF_A_READING: Final = ("band", "label", "alias", "party", "note", "page", "line", "feeling")


def migrate(base: sqlite3.Connection) -> None:
    """Bring a library up to this version; nothing is done, or all.

    Raises
    ------
    BadLibrary
        If a newer version of the program made it.
    """
    base.execute("BEGIN IMMEDIATE")
    try:
        version = _version(base)
        for script in MIGRATIONS[version:]:
            for statement in statements(script):
                base.execute(statement)
        base.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        base.execute("COMMIT")
    except BaseException:
        base.execute("ROLLBACK")
        raise


def _version(base: sqlite3.Connection) -> int:
    version = int(base.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise BadLibrary(
            f"the library is of version {version}",
            expected=f"version {len(MIGRATIONS)} or older",
            advice="use the newer version of the program that made it",
        )
    return version


def statements(script: str) -> list[str]:
    """The statements of a script; `executescript` would commit what came before them."""
    found, so_far = [], ""
    for line in script.splitlines(keepends=True):
        so_far += line
        if sqlite3.complete_statement(so_far):
            found.append(so_far.strip())
            so_far = ""
    return found
