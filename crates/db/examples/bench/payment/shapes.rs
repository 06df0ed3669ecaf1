//! The rows that a payment reads, with all the columns that the product reads of them.

use crate::driver::shape;

shape!(Draft {
    id: String,
    user_id: String,
    account_id: String,
    choice: String,
    amount_cents: i64,
    method_id: Option<String>,
});
shape!(DraftInvoice { invoice_id: String });
shape!(ParamsHash { params_hash: String });
shape!(Access { account_id: String, role: String, name: Option<String> });
shape!(Mandate { id: String, terms_hash: String });
shape!(Share { invoice_id: String, planned_cents: i64 });
shape!(Account {
    id: String,
    customer_id: String,
    number: String,
    kind: String,
    currency: String,
    name: Option<String>,
    opened_on: Option<String>,
});
shape!(Method {
    id: String,
    user_id: String,
    reference: String,
    customer_reference: String,
    kind: String,
    brand: String,
    funding: String,
    last4: String,
    exp_year: Option<i64>,
    exp_month: Option<i64>,
    nickname: Option<String>,
    is_saved: bool,
    is_default: bool,
    unusable_since: Option<i64>,
    removed_at: Option<i64>,
});
shape!(Attempt {
    id: String,
    payment_id: String,
    state: String,
    reference: Option<String>,
    reason: Option<String>,
    action_url: Option<String>,
    sent_at: i64,
    checks: i64,
});
shape!(Payment {
    id: String,
    account_id: String,
    user_id: Option<String>,
    method_id: String,
    amount_cents: i64,
    fee_cents: i64,
    currency: String,
    state: String,
    created_at: i64,
    concluded_at: Option<i64>,
    receipt_number: Option<String>,
});
shape!(Invoice {
    id: String,
    open_cents: i64,
    in_progress_cents: i64,
    account_id: String,
    number: String,
    kind: String,
    issued_on: String,
    due_on: String,
    period_start: Option<String>,
    period_end: Option<String>,
    currency: String,
    net_cents: i64,
    tax_cents: i64,
    total_cents: i64,
    previous_balance_cents: Option<i64>,
    payments_cents: Option<i64>,
    adjustments_cents: Option<i64>,
    carried_forward_cents: Option<i64>,
    note: Option<String>,
    corrects: Option<String>,
    payment_reference: Option<String>,
});
