-- Letters to people, asked for with the change that caused them and written when they are sent:
-- no text, and so no code, is kept.

CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  cause TEXT NOT NULL,            -- the same cause is told once, such as "paid:<payment>"
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,          -- the id of what it is about
  recipient TEXT NOT NULL,
  language TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  sent_at BIGINT,
  failed_at BIGINT,               -- given up
  failure TEXT
);
CREATE UNIQUE INDEX outbox_cause ON outbox (cause);
