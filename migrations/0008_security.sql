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
