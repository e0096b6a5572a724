-- What was read is kept pressed, and what was pressed otherwise goes: all of it is computed. What is pressed is a Zstandard frame with the
-- length of its contents before it, four bytes, the least first, and the first eight bytes of its BLAKE3 hash.

DROP VIEW searched;
ALTER TABLE reading RENAME TO reading_before;

-- Computed: the reading of a report; text as it is, so that the index of words finds it.
CREATE TABLE reading (
    report INTEGER PRIMARY KEY REFERENCES report (id),
    text   TEXT NOT NULL,
    told   BLOB NOT NULL  -- three lines of JSON, pressed: the report without its text, its claims, its events
) STRICT;
INSERT INTO reading (report, text, told) SELECT report, text, x'' FROM reading_before;
DROP TABLE reading_before;
CREATE VIEW searched AS
    SELECT listed.report AS report, title, outlet, text FROM listed JOIN reading ON reading.report = listed.report;

-- Read by no version: all is read anew when the case is opened.
UPDATE listed SET version = '';
DELETE FROM ledger;
