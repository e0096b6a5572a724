-- What was received and what was decided. Everything else in this file is computed from it.

-- Every change of the case, in order. The hash of an entry covers the entry before it.
CREATE TABLE log (
    seq      INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,  -- RFC 3339, UTC
    by       TEXT NOT NULL,
    kind     TEXT NOT NULL,  -- created, setting, received, decided, merged, …
    content  TEXT NOT NULL,  -- JSON
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL
) STRICT;
CREATE INDEX log_kind ON log (kind, seq);

-- One row a report: bytes, known by their hash.
CREATE TABLE report (
    id    INTEGER PRIMARY KEY,
    hash  TEXT NOT NULL UNIQUE,  -- blake3: and hexadecimal digits
    size  INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

-- One row a time that the bytes were received under another name or from another source. The least of a report is the one it
-- is read by, so that the order of receipt changes nothing.
CREATE TABLE receipt (
    id           INTEGER PRIMARY KEY,
    report       INTEGER NOT NULL REFERENCES report (id),
    seq          INTEGER NOT NULL UNIQUE REFERENCES log (seq),
    name         TEXT NOT NULL,
    source       TEXT NOT NULL,
    kind         TEXT NOT NULL,
    media_type   TEXT NOT NULL,
    published    TEXT,  -- of reports that tell none
    retrieved_at TEXT NOT NULL,
    tool         TEXT NOT NULL,
    operator     TEXT NOT NULL,
    note         TEXT
) STRICT;
CREATE INDEX receipt_report ON receipt (report);

-- What the words of the case are, and the like; each change stands in the log.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Computed: what was read in each report.
CREATE TABLE reading (
    report INTEGER PRIMARY KEY REFERENCES report (id),
    text   TEXT NOT NULL,
    row    TEXT NOT NULL,  -- the report without its text
    claims TEXT NOT NULL,
    events TEXT NOT NULL
) STRICT;

-- Computed: what lists show of it, and the version that read it. Apart from the reading, so that a list leafs through little.
CREATE TABLE listed (
    report    INTEGER PRIMARY KEY REFERENCES report (id),
    version   TEXT NOT NULL,
    name      TEXT NOT NULL,
    outlet    TEXT NOT NULL,
    published TEXT NOT NULL,
    language  TEXT NOT NULL,
    title     TEXT NOT NULL,
    claimed   INTEGER NOT NULL,  -- how many claims
    remarked  INTEGER NOT NULL   -- how many remarks
) STRICT;
CREATE INDEX listed_name ON listed (name);
CREATE INDEX listed_outlet ON listed (outlet, published);
CREATE INDEX listed_published ON listed (published);
CREATE INDEX listed_version ON listed (version);

-- Computed: the index of words.
CREATE VIEW searched AS
    SELECT listed.report AS report, title, outlet, text FROM listed JOIN reading ON reading.report = listed.report;
CREATE VIRTUAL TABLE search USING fts5 (
    title, outlet, text,
    content = 'searched', content_rowid = 'report',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Computed: the report that holds a claim or an event.
CREATE TABLE told (
    id     TEXT NOT NULL,
    report INTEGER NOT NULL REFERENCES report (id),
    PRIMARY KEY (id, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_report ON told (report);

-- Computed: the ledger, under what made it.
CREATE TABLE ledger (
    key    TEXT PRIMARY KEY,
    ledger BLOB NOT NULL  -- JSON, pressed as an LZ4 block with its length before it
) STRICT, WITHOUT ROWID;

-- Who last looked when, and how far the log went. No part of the case.
CREATE TABLE visit (
    person TEXT PRIMARY KEY,
    seq    INTEGER NOT NULL,
    at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
