-- What guests have found, and the links that lead straight to a bill.

-- What a guest may see and pay, and nothing else of the account.
CREATE TABLE guest_invoice (
  guest_id TEXT NOT NULL REFERENCES guest (id),
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  PRIMARY KEY (guest_id, invoice_id)
);

-- What opens a link is derived from its id and the server's secret; it is kept nowhere.
CREATE TABLE pay_link (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT               -- taken back; the invoice may have another since
);
CREATE UNIQUE INDEX pay_link_token ON pay_link (token_hash);
CREATE UNIQUE INDEX pay_link_live ON pay_link (invoice_id) WHERE revoked_at IS NULL;

ALTER TABLE biller ADD COLUMN pay_link_days BIGINT NOT NULL DEFAULT 60;
