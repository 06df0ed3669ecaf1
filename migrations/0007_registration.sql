-- The biller's terms, who agreed to them, and whoever is on the way to a login.

CREATE TABLE terms (
  version TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,             -- Markdown; never changed once it is here
  hash TEXT NOT NULL,             -- SHA-256 of the text
  PRIMARY KEY (version, language)
);
CREATE INDEX terms_effective ON terms (language, effective_on);

CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES portal_user (id),
  kind TEXT NOT NULL,
  version TEXT NOT NULL,          -- which text was agreed to …
  language TEXT NOT NULL,
  hash TEXT NOT NULL,             -- … and its hash
  given_at BIGINT NOT NULL,
  network_address TEXT NOT NULL
);
CREATE INDEX consent_user ON consent (user_id, given_at);
CREATE UNIQUE INDEX consent_terms_once ON consent (user_id, version) WHERE kind = 'terms';

-- Somebody on the way to a login, or to more accounts on one. It is begun for everybody alike: a
-- stranger's, who knows nothing right, has no e-mail address and gets no code.
CREATE TABLE registration (
  id TEXT PRIMARY KEY,            -- also in a cookie, sealed with the server's secret
  user_id TEXT,                   -- who adds accounts, or whose login it has become
  typed_hash TEXT NOT NULL,       -- what was typed, for counting wrong codes
  email TEXT,                     -- the address of record
  language TEXT NOT NULL,
  code_id TEXT,                   -- the newest code; the code itself is kept nowhere
  code_expires_at BIGINT NOT NULL,
  code_tries_left BIGINT NOT NULL CONSTRAINT registration_tries CHECK (code_tries_left >= 0),
  proved_at BIGINT,               -- since when the address is known to be theirs
  ends_at BIGINT NOT NULL,
  completed_at BIGINT,
  made_login BOOLEAN NOT NULL     -- it made the login, rather than add to one
);
CREATE UNIQUE INDEX registration_code ON registration (code_id);
CREATE INDEX registration_ends ON registration (ends_at);

-- What is claimed: an account, all accounts of a customer, or an invoice and so its account.
CREATE TABLE registration_claim (
  registration_id TEXT NOT NULL REFERENCES registration (id),
  position BIGINT NOT NULL,
  account_id TEXT,                -- none: nobody's, so that the unknown costs the same work
  customer_id TEXT,
  invoice_id TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (registration_id, position)
);
