-- Stored methods as their owner keeps them, and the authorization behind each, word for word.

ALTER TABLE payment_method ADD COLUMN unusable_reason TEXT; -- what the bank said
-- Of which expiry its owner has been warned: year × 100 + month.
ALTER TABLE payment_method ADD COLUMN warned_expiry BIGINT;
CREATE INDEX payment_method_expiry ON payment_method (exp_year, exp_month)
  WHERE kind = 'card' AND is_saved AND removed_at IS NULL AND unusable_since IS NULL;

-- Once the processor has forgotten a method, token, name and address are empty.
DROP INDEX payment_method_reference;
CREATE UNIQUE INDEX payment_method_reference ON payment_method (reference) WHERE reference <> '';

-- Each text that was ever agreed to, once.
CREATE TABLE authorization_text (
  hash TEXT PRIMARY KEY,          -- SHA-256 of the text
  version TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL
);

-- The payer wants AutoPay with the method that is being added.
ALTER TABLE method_setup ADD COLUMN for_autopay BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX method_setup_unfinished ON method_setup (created_at) WHERE method_id IS NULL;

-- Whether a payment holds on to a method, and which methods for one payment are left over.
CREATE INDEX payment_of_method ON payment (method_id);
CREATE INDEX payment_method_for_once ON payment_method (created_at)
  WHERE NOT is_saved AND removed_at IS NULL;
