-- What an account's pages are read by: the day from which a posting counts, and their indexes.

-- Its entry's day and kind, kept beside it: a bill counts from the day it was issued, not from the
-- day it was imported.
ALTER TABLE posting ADD COLUMN effective_on TEXT NOT NULL DEFAULT '';
ALTER TABLE posting ADD COLUMN kind TEXT NOT NULL DEFAULT '';

-- Only these two ledgers are the account's; the others are the biller's.
CREATE INDEX posting_history ON posting (account_id, effective_on, entry_id)
  WHERE ledger IN ('receivable', 'unapplied');
CREATE INDEX posting_kind ON posting (account_id, kind, effective_on, entry_id)
  WHERE ledger IN ('receivable', 'unapplied');

-- What was charged for one service.
CREATE INDEX charge_line_service ON charge_line (service_id, invoice_id) WHERE service_id IS NOT NULL;

-- The orders of the list of invoices besides the day of issue.
CREATE INDEX invoice_by_due ON invoice (account_id, due_on, id);
CREATE INDEX invoice_by_total ON invoice (account_id, total_cents, id);
