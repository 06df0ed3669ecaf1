-- What people prove with that it is them, besides a password and a code.

-- The link itself is kept nowhere: it is derived from the id and the server's secret.
CREATE TABLE password_reset (
  id TEXT PRIMARY KEY,
  user_id TEXT,                   -- none: nobody has this address, and nobody is told
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX password_reset_user ON password_reset (user_id);
CREATE INDEX password_reset_expires ON password_reset (expires_at);

-- An authenticator app. Its secret is kept nowhere either: it is derived in the same way.
CREATE TABLE authenticator (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  made_at BIGINT NOT NULL,
  confirmed_at BIGINT,            -- none: a code of it has not been typed yet
  last_step BIGINT NOT NULL       -- each code is taken once: those up to this one are spent
);
CREATE UNIQUE INDEX authenticator_user ON authenticator (user_id);

-- Ten codes on paper, derived from the id of their set.
CREATE TABLE recovery_codes (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  session_id TEXT NOT NULL,       -- only where they were made are they shown
  made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX recovery_codes_user ON recovery_codes (user_id);

CREATE TABLE recovery_code_use (
  set_id TEXT NOT NULL,
  number BIGINT NOT NULL,
  used_at BIGINT NOT NULL,
  PRIMARY KEY (set_id, number)
);

-- Somebody has proven one thing and is asked for the second; not yet a session.
CREATE TABLE pending_sign_in (
  token_hash TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  means TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  tries_left BIGINT NOT NULL CONSTRAINT pending_sign_in_tries CHECK (tries_left >= 0)
);
CREATE INDEX pending_sign_in_expires ON pending_sign_in (expires_at);

CREATE TABLE passkey (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  credential_id TEXT NOT NULL,    -- base64url: what the device calls it
  public_key TEXT NOT NULL,       -- base64url of a SubjectPublicKeyInfo
  name TEXT NOT NULL,             -- the user's
  sign_count BIGINT NOT NULL,     -- the device's own counter; 0 where it has none
  made_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE UNIQUE INDEX passkey_credential ON passkey (credential_id);
CREATE INDEX passkey_user ON passkey (user_id);

-- A challenge is derived from its id, which carries its time; kept is only that it was answered.
CREATE TABLE passkey_challenge_use (
  challenge_id TEXT PRIMARY KEY,
  used_at BIGINT NOT NULL
);
CREATE INDEX passkey_challenge_use_time ON passkey_challenge_use (used_at);
