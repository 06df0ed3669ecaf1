-- The biller, its customers, their accounts and services.

CREATE TABLE biller (
  only_one BIGINT PRIMARY KEY CONSTRAINT biller_only_one CHECK (only_one = 1),
  name TEXT NOT NULL,
  legal_name TEXT NOT NULL,
  brand TEXT NOT NULL,            -- a CSS colour, "#rrggbb"
  region TEXT NOT NULL,           -- ISO 3166 country, for how numbers and dates are written
  zone TEXT NOT NULL,             -- IANA, such as "America/Puerto_Rico"
  currency TEXT NOT NULL,
  phone TEXT NOT NULL,
  hours TEXT NOT NULL,            -- when the telephone is answered, in English …
  hours_es TEXT NOT NULL,         -- … and in Spanish
  email TEXT NOT NULL,
  website TEXT NOT NULL,
  address TEXT NOT NULL,
  idle_minutes BIGINT NOT NULL,
  session_hours BIGINT NOT NULL,
  password_rule TEXT NOT NULL,    -- "seed" or "nist"
  second_factor TEXT NOT NULL,    -- "optional" or "required"
  registration_facts TEXT NOT NULL,  -- names parted by commas …
  locator_criteria TEXT NOT NULL,    -- … as in the settings file
  cpni BOOLEAN NOT NULL           -- an account's PIN is asked for as well
);

CREATE TABLE customer (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  company_name TEXT,
  first_name TEXT,
  last_name TEXT,
  email TEXT,
  phone TEXT,
  language TEXT NOT NULL,
  line1 TEXT, line2 TEXT, city TEXT, state TEXT, postal_code TEXT, country TEXT,
  import_id TEXT
);
CREATE UNIQUE INDEX customer_number ON customer (number);

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customer (id),
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  currency TEXT NOT NULL,
  name TEXT,
  opened_on TEXT,
  pin_hash TEXT,                  -- argon2id, PHC string; none: the biller told no PIN
  import_id TEXT
);
CREATE UNIQUE INDEX account_number ON account (number);
CREATE INDEX account_customer ON account (customer_id);

CREATE TABLE service (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  description TEXT,
  address TEXT,
  unit TEXT,
  status TEXT NOT NULL,
  moved_in_on TEXT,
  moved_out_on TEXT,
  register_digits BIGINT,
  import_id TEXT
);
CREATE UNIQUE INDEX service_number ON service (number);
CREATE INDEX service_account ON service (account_id, number);

CREATE TABLE reading (
  id TEXT PRIMARY KEY,
  service_id TEXT NOT NULL REFERENCES service (id),
  read_at BIGINT NOT NULL,
  register_value TEXT NOT NULL,   -- a decimal
  quality TEXT NOT NULL,
  source TEXT,
  import_id TEXT
);
CREATE UNIQUE INDEX reading_service_time ON reading (service_id, read_at);
