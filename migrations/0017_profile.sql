-- What people change about themselves: the e-mail address of a login, and of a customer what is its
-- own to say.

-- An address that is to take the place of a login's. The code is kept nowhere.
CREATE TABLE email_change (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  session_id TEXT NOT NULL,       -- a code works only where it was asked for
  old_email TEXT NOT NULL,        -- where the notice goes
  new_email TEXT NOT NULL,
  is_free BOOLEAN NOT NULL,       -- no login had it when it was typed; else no code is right
  expires_at BIGINT NOT NULL,
  tries_left BIGINT NOT NULL CONSTRAINT email_change_tries CHECK (tries_left >= 0),
  changed_at BIGINT
);
CREATE INDEX email_change_user ON email_change (user_id);
CREATE INDEX email_change_session ON email_change (session_id);
CREATE INDEX email_change_expires ON email_change (expires_at);

-- Since when a customer says of itself what the biller's files don't say yet …
ALTER TABLE customer ADD COLUMN own_since BIGINT;

-- … and what those said last: a file that says the same again brings nothing new.
CREATE TABLE customer_told (
  customer_id TEXT PRIMARY KEY REFERENCES customer (id),
  first_name TEXT,
  last_name TEXT,
  phone TEXT,
  line1 TEXT, line2 TEXT, city TEXT, state TEXT, postal_code TEXT, country TEXT
);
