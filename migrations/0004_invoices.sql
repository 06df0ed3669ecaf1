-- What was billed, and what is still owed of it.

CREATE TABLE invoice (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  period_start TEXT,
  period_end TEXT,
  currency TEXT NOT NULL,
  net_cents BIGINT NOT NULL,
  tax_cents BIGINT NOT NULL,
  total_cents BIGINT NOT NULL CONSTRAINT invoice_total_not_negative CHECK (total_cents >= 0),
  -- Kept beside the postings it is derived from; `verify` compares the two.
  open_cents BIGINT NOT NULL,
  -- Of what is open, the part that payments on their way will take.
  in_progress_cents BIGINT NOT NULL CONSTRAINT invoice_in_progress_not_negative CHECK (in_progress_cents >= 0),
  -- The statement figures, as the biller's system printed them.
  previous_balance_cents BIGINT,
  payments_cents BIGINT,
  adjustments_cents BIGINT,
  carried_forward_cents BIGINT,
  note TEXT,
  corrects TEXT,
  payment_reference TEXT,
  import_id TEXT,
  CONSTRAINT invoice_open_within_total CHECK (open_cents >= 0 AND open_cents <= total_cents)
);
CREATE UNIQUE INDEX invoice_number ON invoice (number);
CREATE INDEX invoice_account ON invoice (account_id, issued_on, id);
CREATE INDEX invoice_open ON invoice (account_id, issued_on, id) WHERE open_cents > 0;
CREATE INDEX invoice_due ON invoice (account_id, due_on, id) WHERE open_cents > 0;
CREATE INDEX invoice_in_progress ON invoice (account_id, issued_on, id) WHERE in_progress_cents > 0;
CREATE INDEX invoice_paid ON invoice (account_id, issued_on, id) WHERE open_cents = 0;

CREATE TABLE charge_line (
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  position BIGINT NOT NULL,
  service_id TEXT,
  charge_group TEXT NOT NULL,
  description TEXT NOT NULL,
  period_start TEXT,
  period_end TEXT,
  quantity TEXT,                  -- a decimal
  unit TEXT,
  unit_price TEXT,                -- a decimal
  amount_cents BIGINT NOT NULL,
  tax_cents BIGINT NOT NULL,
  PRIMARY KEY (invoice_id, position)
);

-- The account's side of the ledger, kept beside the postings it is derived from.
CREATE TABLE balance (
  account_id TEXT PRIMARY KEY REFERENCES account (id),
  receivable_cents BIGINT NOT NULL,   -- what its invoices are still open for
  unapplied_cents BIGINT NOT NULL CONSTRAINT balance_unapplied_not_negative CHECK (unapplied_cents >= 0),
  in_progress_cents BIGINT NOT NULL CONSTRAINT balance_in_progress_not_negative CHECK (in_progress_cents >= 0)
);

CREATE TABLE import (
  id TEXT PRIMARY KEY,
  file_hash TEXT NOT NULL,        -- SHA-256 of the bytes
  file_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  row_count BIGINT NOT NULL,
  added BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  unchanged BIGINT NOT NULL
);
CREATE UNIQUE INDEX import_file ON import (file_hash, kind);
