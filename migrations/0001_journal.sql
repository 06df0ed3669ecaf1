-- The journal of facts, the double entry beside it, and the work that waits to be done.

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,          -- the id of what it is about
  account_id TEXT,                -- whose activity it belongs to, if any account's
  facts TEXT NOT NULL             -- JSON, never a secret or a card or bank number
);
CREATE INDEX event_account ON event (account_id, id);
CREATE INDEX event_subject ON event (subject, id);

-- The order in which a job has sealed the events, each hash over the one before it.
CREATE TABLE seal (
  position BIGINT PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES event (id),
  hash TEXT NOT NULL
);
CREATE UNIQUE INDEX seal_event ON seal (event_id);

-- What the sealing job still has to do, so that it never searches the whole journal.
CREATE TABLE unsealed (event_id TEXT PRIMARY KEY REFERENCES event (id));

-- An entry moves money between ledgers; its postings add up to zero in each currency.
CREATE TABLE entry (
  id TEXT PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES event (id),
  kind TEXT NOT NULL,
  source TEXT NOT NULL,           -- what in the world it stands for, such as "capture:<attempt>"
  at BIGINT NOT NULL
);
CREATE UNIQUE INDEX entry_source ON entry (source);
CREATE INDEX entry_event ON entry (event_id);

CREATE TABLE posting (
  entry_id TEXT NOT NULL REFERENCES entry (id),
  position BIGINT NOT NULL,
  ledger TEXT NOT NULL,
  account_id TEXT,
  invoice_id TEXT,
  payment_id TEXT,
  amount_cents BIGINT NOT NULL CONSTRAINT posting_not_zero CHECK (amount_cents <> 0),  -- debit is positive
  currency TEXT NOT NULL,
  PRIMARY KEY (entry_id, position)
);
CREATE INDEX posting_account ON posting (account_id, ledger);
CREATE INDEX posting_invoice ON posting (invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX posting_payment ON posting (payment_id) WHERE payment_id IS NOT NULL;

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  lease TEXT,
  last_error TEXT
);
CREATE INDEX job_run_at ON job (run_at, id);
