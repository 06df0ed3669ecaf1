-- Money that goes back to payers, money that goes on to the biller's bank, and authorizations that
-- were taken back.

ALTER TABLE mandate ADD COLUMN revoked_at BIGINT;
ALTER TABLE mandate ADD COLUMN revoked_because TEXT;  -- the bank's reason, or "payer"

-- Of what was charged, fee included: what the bank fetched back, what the biller gave back or
-- is giving back, and what is held while it is contested.
ALTER TABLE payment ADD COLUMN returned_cents BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payment ADD COLUMN refunded_cents BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payment ADD COLUMN contested_cents BIGINT NOT NULL DEFAULT 0;

CREATE TABLE refund (
  id TEXT PRIMARY KEY,
  payment_id TEXT NOT NULL REFERENCES payment (id),
  key TEXT NOT NULL,              -- of one wish there is one refund
  params_hash TEXT NOT NULL,
  amount_cents BIGINT NOT NULL CONSTRAINT refund_amount_positive CHECK (amount_cents > 0),
  fee_cents BIGINT NOT NULL CONSTRAINT refund_surcharge_not_negative CHECK (fee_cents >= 0),
  currency TEXT NOT NULL,
  note TEXT,                      -- why, for staff
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  concluded_at BIGINT
);
CREATE UNIQUE INDEX refund_key ON refund (key);
CREATE INDEX refund_payment ON refund (payment_id, id);

-- Where it was taken from: off an invoice that the payment had paid, or out of credit.
CREATE TABLE refund_share (
  refund_id TEXT NOT NULL REFERENCES refund (id),
  position BIGINT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  invoice_id TEXT REFERENCES invoice (id),  -- none: credit
  amount_cents BIGINT NOT NULL CONSTRAINT refund_share_positive CHECK (amount_cents > 0),
  PRIMARY KEY (refund_id, position)
);

CREATE TABLE refund_attempt (
  id TEXT PRIMARY KEY,            -- the processor's idempotency key and our reference there
  refund_id TEXT NOT NULL REFERENCES refund (id),
  state TEXT NOT NULL,
  reference TEXT,                 -- the processor's, once it has answered
  reason TEXT,                    -- why it was refused or failed
  sent_at BIGINT NOT NULL,
  check_at BIGINT,                -- when the janitor looks; none once it is over
  checks BIGINT NOT NULL
);
CREATE UNIQUE INDEX refund_attempt_one_live ON refund_attempt (refund_id)
  WHERE state IN ('sending', 'unknown', 'pending', 'succeeded');
CREATE UNIQUE INDEX refund_attempt_reference ON refund_attempt (reference) WHERE reference IS NOT NULL;
CREATE INDEX refund_attempt_check ON refund_attempt (check_at) WHERE check_at IS NOT NULL;
CREATE INDEX refund_attempt_refund ON refund_attempt (refund_id, id);

CREATE TABLE payout (
  reference TEXT PRIMARY KEY,     -- the processor's
  amount_cents BIGINT NOT NULL,   -- what reaches the bank
  fees_cents BIGINT NOT NULL,     -- what the processor kept of it before
  currency TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  arrives_at BIGINT NOT NULL
);
CREATE INDEX payout_created ON payout (created_at);

-- What a payout took along, as the processor lists it.
CREATE TABLE payout_item (
  payout_reference TEXT NOT NULL REFERENCES payout (reference),
  movement TEXT NOT NULL,         -- the processor's name of it
  kind TEXT NOT NULL,
  amount_cents BIGINT NOT NULL,   -- with its sign, before the fee
  fee_cents BIGINT NOT NULL,
  payment_id TEXT,                -- ours, where it is about one
  moved_at BIGINT NOT NULL,
  PRIMARY KEY (payout_reference, movement)
);
