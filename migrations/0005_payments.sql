-- Stored payment methods, and the payment engine (DESIGN, part 4). A payer is "user:" or "guest:"
-- with the id of one.

CREATE TABLE processor_customer (
  payer TEXT PRIMARY KEY,
  reference TEXT NOT NULL
);

CREATE TABLE payment_method (
  id TEXT PRIMARY KEY,
  payer TEXT NOT NULL,
  reference TEXT NOT NULL,        -- the processor's token
  customer_reference TEXT NOT NULL,
  kind TEXT NOT NULL,
  brand TEXT NOT NULL,            -- a card's brand or a bank's name
  funding TEXT NOT NULL,
  last4 TEXT NOT NULL,
  exp_year BIGINT,
  exp_month BIGINT,
  nickname TEXT,
  is_saved BOOLEAN NOT NULL,      -- no: for one payment only
  is_default BOOLEAN NOT NULL,
  unusable_since BIGINT,          -- the bank said never again
  removed_at BIGINT,
  created_at BIGINT NOT NULL,
  first_name TEXT NOT NULL, last_name TEXT NOT NULL, company TEXT, country TEXT NOT NULL,
  postal_code TEXT NOT NULL, street TEXT NOT NULL, city TEXT NOT NULL, state TEXT, phone TEXT
);
CREATE UNIQUE INDEX payment_method_reference ON payment_method (reference);
CREATE INDEX payment_method_payer ON payment_method (payer, id);
CREATE UNIQUE INDEX payment_method_one_default ON payment_method (payer) WHERE is_default;

-- A visit to the processor's hosted page: what the payer chose with us before going there.
CREATE TABLE method_setup (
  id TEXT PRIMARY KEY,
  payer TEXT NOT NULL,
  draft_id TEXT,                  -- the payment that waits for the method
  reference TEXT,                 -- the processor's; none until it has answered
  kind TEXT NOT NULL,
  nickname TEXT,
  is_saved BOOLEAN NOT NULL,
  method_id TEXT,                 -- once it is complete
  created_at BIGINT NOT NULL,
  first_name TEXT NOT NULL, last_name TEXT NOT NULL, company TEXT, country TEXT NOT NULL,
  postal_code TEXT NOT NULL, street TEXT NOT NULL, city TEXT NOT NULL, state TEXT, phone TEXT,
  terms_version TEXT NOT NULL,
  terms_hash TEXT NOT NULL,
  network_address TEXT NOT NULL
);
CREATE UNIQUE INDEX method_setup_reference ON method_setup (reference) WHERE reference IS NOT NULL;

-- The authorization behind every debit: what was agreed to, when and from where.
CREATE TABLE mandate (
  id TEXT PRIMARY KEY,
  method_id TEXT NOT NULL REFERENCES payment_method (id),
  terms_version TEXT NOT NULL,
  terms_hash TEXT NOT NULL,
  network_address TEXT NOT NULL,
  agreed_at BIGINT NOT NULL
);
CREATE INDEX mandate_method ON mandate (method_id);

-- What a payer is about to pay; its id becomes the payment's, so it can be paid only once.
CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  payer TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),  -- the one that was looked at
  choice TEXT NOT NULL,
  amount_cents BIGINT NOT NULL,
  method_id TEXT,
  created_at BIGINT NOT NULL
);
CREATE TABLE draft_invoice (
  draft_id TEXT NOT NULL REFERENCES draft (id),
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  amount_cents BIGINT NOT NULL CONSTRAINT draft_invoice_amount_positive CHECK (amount_cents > 0),
  note TEXT,                      -- why less than what is open is paid
  PRIMARY KEY (draft_id, invoice_id)
);
-- What each account gets of a draft for several.
CREATE TABLE draft_account (
  draft_id TEXT NOT NULL REFERENCES draft (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  amount_cents BIGINT NOT NULL CONSTRAINT draft_account_amount_positive CHECK (amount_cents > 0),
  PRIMARY KEY (draft_id, account_id)
);

CREATE TABLE payment (
  id TEXT PRIMARY KEY,
  payer TEXT NOT NULL,
  channel TEXT NOT NULL,
  method_id TEXT NOT NULL REFERENCES payment_method (id),
  amount_cents BIGINT NOT NULL CONSTRAINT payment_amount_positive CHECK (amount_cents > 0),
  surcharge_cents BIGINT NOT NULL CONSTRAINT payment_surcharge_not_negative CHECK (surcharge_cents >= 0),
  currency TEXT NOT NULL,
  quote_hash TEXT NOT NULL,
  mandate_id TEXT NOT NULL REFERENCES mandate (id),
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  concluded_at BIGINT,            -- when it was first paid, failed or canceled
  receipt_number TEXT             -- one to one with paid payments
);
CREATE INDEX payment_payer ON payment (payer, created_at);
CREATE UNIQUE INDEX payment_receipt ON payment (receipt_number) WHERE receipt_number IS NOT NULL;

-- What each account gets of a payment; most payments are for one.
CREATE TABLE payment_part (
  payment_id TEXT NOT NULL REFERENCES payment (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  amount_cents BIGINT NOT NULL CONSTRAINT payment_part_amount_positive CHECK (amount_cents > 0),
  PRIMARY KEY (payment_id, account_id)
);
CREATE INDEX payment_part_account ON payment_part (account_id, payment_id);

CREATE TABLE attempt (
  id TEXT PRIMARY KEY,            -- the processor's idempotency key and our reference there
  payment_id TEXT NOT NULL REFERENCES payment (id),
  state TEXT NOT NULL,
  reference TEXT,                 -- the processor's, once it has answered
  reason TEXT,                    -- why it failed or came back
  action_url TEXT,                -- where the payer has to confirm it
  sent_at BIGINT NOT NULL,
  check_at BIGINT,                -- when the janitor looks; none once it is over
  checks BIGINT NOT NULL
);
CREATE UNIQUE INDEX attempt_one_live ON attempt (payment_id)
  WHERE state IN ('sending', 'unknown', 'pending', 'succeeded');
CREATE UNIQUE INDEX attempt_reference ON attempt (reference) WHERE reference IS NOT NULL;
CREATE INDEX attempt_check ON attempt (check_at) WHERE check_at IS NOT NULL;
CREATE INDEX attempt_payment ON attempt (payment_id, id);

-- Which invoice gets how much: planned while the payment is open, applied when it is paid.
CREATE TABLE allocation (
  payment_id TEXT NOT NULL REFERENCES payment (id),
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  planned_cents BIGINT NOT NULL CONSTRAINT allocation_planned_positive CHECK (planned_cents > 0),
  applied_cents BIGINT NOT NULL CONSTRAINT allocation_applied_not_negative CHECK (applied_cents >= 0),
  note TEXT,                      -- why the payer paid less than what was open
  PRIMARY KEY (payment_id, invoice_id)
);
CREATE INDEX allocation_invoice ON allocation (invoice_id, payment_id);

CREATE TABLE idempotency (
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  params_hash TEXT NOT NULL,
  payment_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (scope, key)
);

-- Unapplied credit that an invoice has used; taken back when the payment behind it comes back.
CREATE TABLE credit_use (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  amount_cents BIGINT NOT NULL CONSTRAINT credit_use_positive CHECK (amount_cents > 0),
  used_at BIGINT NOT NULL,
  undone_at BIGINT
);
CREATE INDEX credit_use_account ON credit_use (account_id, id);

-- Webhooks that were verified: each event counts once.
CREATE TABLE inbox (
  event_id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
  subject TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  handled_at BIGINT
);

-- Money at the processor that is not ours to explain: for staff.
CREATE TABLE suspense (
  reference TEXT PRIMARY KEY,
  amount_cents BIGINT NOT NULL,
  currency TEXT NOT NULL,
  why TEXT NOT NULL,
  found_at BIGINT NOT NULL,
  resolved_at BIGINT
);
