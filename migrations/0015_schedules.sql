-- Payments of a later day, payments by a fixed rule, and past-due debt paid in instalments.

ALTER TABLE biller ADD COLUMN schedules TEXT NOT NULL DEFAULT '{}'; -- what the biller lets people plan, as JSON

-- The later day of a draft, which becomes a scheduled payment of the same id.
CREATE TABLE draft_day (
  draft_id TEXT PRIMARY KEY,
  pay_on TEXT NOT NULL
);

-- One payment on a later day, or one after the other by a rule.
CREATE TABLE schedule (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  method_id TEXT NOT NULL REFERENCES payment_method (id),
  currency TEXT NOT NULL,
  fee_cents BIGINT NOT NULL DEFAULT 0, -- accepted with the whole amount
  every TEXT,                     -- "week", "two_weeks", "month"; none: once
  first_on TEXT NOT NULL,         -- every date is computed from this one
  month_day BIGINT,               -- of "month"; in a shorter month its last day
  last_on TEXT,                   -- none on a later day than this …
  times BIGINT,                   -- … and no more than so many
  next_number BIGINT NOT NULL,    -- from 0
  next_on TEXT,                   -- none once it has ended
  noticed_number BIGINT,          -- the last one that was announced
  ending TEXT,                    -- why it has ended
  made_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX schedule_user ON schedule (user_id, id);
CREATE INDEX schedule_next ON schedule (next_on, id) WHERE next_on IS NOT NULL;

CREATE TABLE schedule_part (
  schedule_id TEXT NOT NULL REFERENCES schedule (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  amount_cents BIGINT NOT NULL CONSTRAINT schedule_part_positive CHECK (amount_cents > 0),
  PRIMARY KEY (schedule_id, account_id)
);
CREATE INDEX schedule_part_account ON schedule_part (account_id, schedule_id);

-- The invoices that are to be paid, and no more than so much of each. A part without any is a
-- fixed amount.
CREATE TABLE schedule_share (
  schedule_id TEXT NOT NULL REFERENCES schedule (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  planned_cents BIGINT NOT NULL CONSTRAINT schedule_share_positive CHECK (planned_cents > 0),
  PRIMARY KEY (schedule_id, invoice_id)
);

-- What became of the days that have come.
CREATE TABLE occurrence (
  schedule_id TEXT NOT NULL REFERENCES schedule (id),
  number BIGINT NOT NULL,
  due_on TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,                    -- why nothing was charged
  planned_cents BIGINT NOT NULL,
  retry_on TEXT,                  -- a debit that failed for want of money is tried again
  PRIMARY KEY (schedule_id, number)
);
CREATE INDEX occurrence_retry ON occurrence (retry_on) WHERE retry_on IS NOT NULL;

-- The payments that were begun for a scheduled date or an instalment, one after the other.
CREATE TABLE debit_try (
  subject TEXT NOT NULL,          -- the schedule or arrangement
  number BIGINT NOT NULL,
  round BIGINT NOT NULL,          -- from 1
  payment_id TEXT NOT NULL REFERENCES payment (id),
  PRIMARY KEY (subject, number, round)
);
CREATE UNIQUE INDEX debit_try_payment ON debit_try (payment_id);

-- What a payer agreed to: the words themselves, because they name amounts and days.
CREATE TABLE agreement (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,          -- the schedule or arrangement
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  method_id TEXT,                 -- what may be debited; none: nothing
  version TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,             -- SHA-256 of the text
  network_address TEXT NOT NULL,
  agreed_at BIGINT NOT NULL
);
CREATE INDEX agreement_subject ON agreement (subject, id);

-- Past-due debt split into dated instalments.
CREATE TABLE arrangement (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  method_id TEXT REFERENCES payment_method (id), -- none: paid by hand
  debt_cents BIGINT NOT NULL,
  grace_days BIGINT NOT NULL,     -- as the rules were when it was made
  state TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE UNIQUE INDEX arrangement_one_kept ON arrangement (account_id) WHERE state = 'kept';
CREATE INDEX arrangement_account ON arrangement (account_id, id);

-- The bills it is about, and how much of each.
CREATE TABLE arrangement_share (
  arrangement_id TEXT NOT NULL REFERENCES arrangement (id),
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  owed_cents BIGINT NOT NULL CONSTRAINT arrangement_share_positive CHECK (owed_cents > 0),
  PRIMARY KEY (arrangement_id, invoice_id)
);
CREATE INDEX arrangement_share_invoice ON arrangement_share (invoice_id, arrangement_id);

CREATE TABLE instalment (
  arrangement_id TEXT NOT NULL REFERENCES arrangement (id),
  number BIGINT NOT NULL,         -- 0 is the down payment
  due_on TEXT NOT NULL,
  amount_cents BIGINT NOT NULL CONSTRAINT instalment_positive CHECK (amount_cents > 0),
  handled BOOLEAN NOT NULL,       -- its day has come, and it was charged or asked for
  noticed BOOLEAN NOT NULL,       -- it was announced
  retry_on TEXT,
  PRIMARY KEY (arrangement_id, number)
);
