-- What payments cost besides their amounts (PRODUCT, part 3).

-- The biller's rules as dated data: JSON, as the settings file has them.
ALTER TABLE biller ADD COLUMN fees TEXT NOT NULL DEFAULT '[]';

-- No longer surcharges alone.
ALTER TABLE payment RENAME COLUMN surcharge_cents TO fee_cents;
ALTER TABLE payment ADD COLUMN fee_kind TEXT;            -- none: it cost nothing extra
ALTER TABLE payment ADD COLUMN fee_basis_points BIGINT;  -- of the amount; none for a flat fee
ALTER TABLE payment ADD COLUMN fee_place TEXT;           -- where the card was billed, for the law
CREATE INDEX payment_with_fee ON payment (id) WHERE fee_kind IS NOT NULL;
