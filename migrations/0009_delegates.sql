-- People who reach an account that is another's: what they may pay, and the invitations to them.

ALTER TABLE access ADD COLUMN payment_limit_cents BIGINT
  CONSTRAINT access_payment_limit_positive CHECK (payment_limit_cents > 0);
ALTER TABLE access ADD COLUMN month_limit_cents BIGINT
  CONSTRAINT access_month_limit_positive CHECK (month_limit_cents > 0);

-- The link in the letter is derived from the id and the server's secret; it is kept nowhere.
CREATE TABLE invitation (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  email TEXT NOT NULL,
  role TEXT NOT NULL,
  payment_limit_cents BIGINT CONSTRAINT invitation_payment_limit_positive CHECK (payment_limit_cents > 0),
  month_limit_cents BIGINT CONSTRAINT invitation_month_limit_positive CHECK (month_limit_cents > 0),
  language TEXT NOT NULL,
  invited_by TEXT NOT NULL REFERENCES portal_user (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  accepted_at BIGINT,
  accepted_by TEXT,
  withdrawn_at BIGINT
);
CREATE UNIQUE INDEX invitation_open ON invitation (account_id, email)
  WHERE accepted_at IS NULL AND withdrawn_at IS NULL;

-- The account for which a method was added, so that its activity can tell.
ALTER TABLE method_setup ADD COLUMN account_id TEXT;

-- Forms that were sent after their session had ended, until their user is back; never a password
-- or a code.
CREATE TABLE kept_form (
  key_hash TEXT PRIMARY KEY,      -- the key is in a cookie
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  path TEXT NOT NULL,
  fields TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX kept_form_expires ON kept_form (expires_at);
