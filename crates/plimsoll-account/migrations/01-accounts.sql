-- Who may sign in. Kept apart from the case, which is handed on and must hold no password, not even hashed. Times are
-- milliseconds since 1970, UTC.

CREATE TABLE account (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,
    key          TEXT NOT NULL UNIQUE,  -- the name in small letters, so that nobody can be taken for somebody else
    role         TEXT NOT NULL,         -- viewer, analyst, admin
    password     TEXT,                  -- hash, as a PHC string; none: the account is removed, and its name stays taken
    made_at      INTEGER NOT NULL,
    signed_in_at INTEGER
) STRICT;

CREATE TABLE session (
    hash    TEXT PRIMARY KEY,  -- of the digits that the browser keeps
    account INTEGER NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account);

CREATE TABLE token (
    id      INTEGER PRIMARY KEY,
    hash    TEXT NOT NULL UNIQUE,  -- of the token
    account INTEGER NOT NULL REFERENCES account (id),
    called  TEXT NOT NULL,
    role    TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX token_account ON token (account);
