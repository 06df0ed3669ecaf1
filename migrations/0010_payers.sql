-- Whoever pays without a login: bound to the account that was found, for as long as its page is open.

CREATE TABLE guest (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL,       -- the token is in a cookie
  account_id TEXT NOT NULL REFERENCES account (id),
  email TEXT,                     -- for the receipt, once it is typed
  language TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX guest_token ON guest (token_hash);
CREATE INDEX guest_ends ON guest (ends_at);
