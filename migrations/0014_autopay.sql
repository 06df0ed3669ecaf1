-- AutoPay: each bill's remaining balance, debited on its day under an authorization that is kept.

ALTER TABLE biller ADD COLUMN autopay TEXT NOT NULL DEFAULT '{}';  -- notice and hour, as JSON

CREATE TABLE autopay (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  user_id TEXT NOT NULL REFERENCES portal_user (id),  -- its owner, whose methods it debits
  method_id TEXT NOT NULL REFERENCES payment_method (id),
  backup_method_id TEXT REFERENCES payment_method (id),
  timing TEXT NOT NULL,           -- "due_date", "days_before:3", "day_of_month:31"
  cap_cents BIGINT CONSTRAINT autopay_cap_positive CHECK (cap_cents > 0),
  state TEXT NOT NULL,
  reason TEXT,                    -- why it is paused or stopped
  created_at BIGINT NOT NULL,
  stopped_at BIGINT
);
CREATE UNIQUE INDEX autopay_one_per_account ON autopay (account_id) WHERE state <> 'stopped';
CREATE INDEX autopay_user ON autopay (user_id, id);
CREATE INDEX autopay_method ON autopay (method_id);
CREATE INDEX autopay_backup_method ON autopay (backup_method_id) WHERE backup_method_id IS NOT NULL;

-- The authorization in words, as it was shown and agreed to; a change of it is a new one.
CREATE TABLE autopay_consent (
  id TEXT PRIMARY KEY,
  autopay_id TEXT NOT NULL REFERENCES autopay (id),
  method_id TEXT NOT NULL REFERENCES payment_method (id),
  backup_method_id TEXT REFERENCES payment_method (id),
  version TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,             -- SHA-256 of the text
  network_address TEXT NOT NULL,
  given_at BIGINT NOT NULL,
  ended_at BIGINT                 -- replaced by another, or taken back
);
CREATE UNIQUE INDEX autopay_consent_in_force ON autopay_consent (autopay_id) WHERE ended_at IS NULL;
CREATE INDEX autopay_consent_autopay ON autopay_consent (autopay_id, id);

-- One debit to come, or one that was. An account has at most one a day.
CREATE TABLE autopay_cycle (
  id TEXT PRIMARY KEY,
  autopay_id TEXT NOT NULL REFERENCES autopay (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  debit_on TEXT NOT NULL,
  next_on TEXT NOT NULL,          -- the same day, or a later one on which it is tried again
  with_backup BOOLEAN NOT NULL,   -- the next try debits the backup method
  tries BIGINT NOT NULL CONSTRAINT autopay_cycle_tries CHECK (tries BETWEEN 0 AND 3),
  state TEXT NOT NULL,
  reason TEXT,                    -- why the payer was asked to pay by hand
  announced_cents BIGINT,         -- what the notice said; no more than that is debited
  announced_at BIGINT
);
CREATE UNIQUE INDEX autopay_cycle_day ON autopay_cycle (account_id, debit_on);
CREATE INDEX autopay_cycle_autopay ON autopay_cycle (autopay_id, debit_on);
CREATE INDEX autopay_cycle_next ON autopay_cycle (next_on, id) WHERE state = 'planned';

-- The bills for which a cycle is there: each bill has one in its life.
CREATE TABLE autopay_bill (
  invoice_id TEXT PRIMARY KEY REFERENCES invoice (id),
  cycle_id TEXT NOT NULL REFERENCES autopay_cycle (id)
);
CREATE INDEX autopay_bill_cycle ON autopay_bill (cycle_id);

CREATE TABLE autopay_try (
  cycle_id TEXT NOT NULL REFERENCES autopay_cycle (id),
  number BIGINT NOT NULL,         -- from 1
  payment_id TEXT NOT NULL REFERENCES payment (id),
  consent_id TEXT NOT NULL REFERENCES autopay_consent (id),
  PRIMARY KEY (cycle_id, number)
);
CREATE UNIQUE INDEX autopay_try_payment ON autopay_try (payment_id);
