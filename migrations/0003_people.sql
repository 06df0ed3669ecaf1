-- Who may sign in, to what, and how.

CREATE TABLE portal_user (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL,         -- lower case
  email TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  language TEXT NOT NULL,
  password_hash TEXT,             -- argon2id, PHC string; none: signs in by code only
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX portal_user_username ON portal_user (username);
CREATE UNIQUE INDEX portal_user_email ON portal_user (email);

CREATE TABLE access (
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  name TEXT,                      -- what this user calls the account
  granted_at BIGINT NOT NULL,
  PRIMARY KEY (user_id, account_id)
);
CREATE INDEX access_account ON access (account_id);

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  id TEXT NOT NULL,               -- in the journal and in lists of devices
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  account_id TEXT,                -- the account that is looked at
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,        -- whatever happens, it is over then
  means TEXT NOT NULL,            -- by what it began
  proven_at BIGINT,               -- when something stronger than a code was proven last
  device TEXT NOT NULL,
  owes_terms BOOLEAN NOT NULL     -- the biller's terms in effect are still to be agreed to
);
CREATE UNIQUE INDEX session_id ON session (id);
CREATE INDEX session_ends ON session (ends_at);
CREATE INDEX session_of_user ON session (user_id);

-- The code itself is kept nowhere: it is derived from the id and the server's secret.
CREATE TABLE sign_in_code (
  id TEXT PRIMARY KEY,            -- also in a cookie: a code works only in the browser that asked
  user_id TEXT,                   -- none: nobody has this address, and nobody is told
  login_hash TEXT NOT NULL,       -- what was typed, for counting wrong codes
  expires_at BIGINT NOT NULL,
  tries_left BIGINT NOT NULL CONSTRAINT sign_in_code_tries CHECK (tries_left >= 0),
  used_at BIGINT
);
CREATE INDEX sign_in_code_user ON sign_in_code (user_id);
CREATE INDEX sign_in_code_expires ON sign_in_code (expires_at);

-- How often something was tried, by the hour it began in.
CREATE TABLE throttle (
  subject TEXT NOT NULL,          -- a hash of what is counted: never an address in the clear
  window_start BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  PRIMARY KEY (subject, window_start)
);
CREATE INDEX throttle_window ON throttle (window_start);
