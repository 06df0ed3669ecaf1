"""Drives the sandbox with Stripe's official Python library: what works here works with Stripe.

PAYDESK_SANDBOX_BIN names a program that starts a sandbox and prints its addresses as one line of
JSON; without it, the crate's own example is run by cargo.
"""

import http.server
import json
import os
import queue
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request
import uuid

import pytest
import stripe


class Hook(http.server.BaseHTTPRequestHandler):
    """Keeps every webhook it is sent, with its signature."""

    received: queue.Queue = queue.Queue()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Hook.received.put((body, self.headers["Stripe-Signature"]))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *arguments):
        pass


def wait_for_event(kind, secret, wanted=lambda thing: True):
    while True:
        body, signature = Hook.received.get(timeout=10)
        event = stripe.Webhook.construct_event(body, signature, secret)
        if event.type == kind and wanted(event.data.object):
            return event


def command():
    program = os.environ.get("PAYDESK_SANDBOX_BIN")
    if program:
        return [program]
    return ["cargo", "run", "--quiet", "--package", "sandbox", "--example", "sandbox", "--"]


@pytest.fixture(scope="session")
def sandbox():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    hook = f"http://127.0.0.1:{server.server_port}/hooks"
    process = subprocess.Popen([*command(), "--webhook", hook], stdout=subprocess.PIPE, text=True)
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        server.shutdown()


@pytest.fixture(scope="session")
def client(sandbox):
    addresses = {"api": sandbox["processor"]}
    return stripe.StripeClient(
        sandbox["secret_key"], base_addresses=addresses, max_network_retries=0
    ).v1


@pytest.fixture
def customer(client):
    return client.customers.create({"name": "Maria Ortiz", "email": "maria@example.com"})


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


def submit(url, **fields):
    """Sends a hosted page's form; answers status, page and where the browser goes next."""
    opener = urllib.request.build_opener(NoRedirect)
    form = urllib.parse.urlencode(fields).encode()
    try:
        with opener.open(url, form) as answer:
            return answer.status, answer.read().decode(), None
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode(), answer.headers["Location"]


def steer(sandbox, handle, /, **body):
    request = urllib.request.Request(
        f"{sandbox['processor']}/sandbox/{handle}", json.dumps(body).encode(), method="POST"
    )
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read())


def new_session(client, customer, kind):
    return client.checkout.sessions.create(
        {
            "mode": "setup",
            "customer": customer.id,
            "currency": "usd",
            "allowed_payment_method_types": [kind],
            "locale": "en",
            "success_url": "https://portal.example/methods?session={CHECKOUT_SESSION_ID}",
            "cancel_url": "https://portal.example/methods",
            "metadata": {"setup_id": "s-1"},
        }
    )


def stored_method(client, customer, kind, **numbers):
    session = new_session(client, customer, kind)
    status, page, back = submit(session.url, type=kind, name="Maria Ortiz", **numbers)
    assert status == 303, page
    assert back == f"https://portal.example/methods?session={session.id}"
    session = client.checkout.sessions.retrieve(
        session.id, {"expand": ["setup_intent.payment_method"]}
    )
    assert session.status == "complete"
    return session.setup_intent.payment_method


def stored_card(client, customer, number="4242 4242 4242 4242"):
    return stored_method(client, customer, "card", number=number, expiry="12 / 34", cvc="123")


def stored_account(client, customer, number="000123456789"):
    return stored_method(
        client,
        customer,
        "us_bank_account",
        routing_number="110000000",
        account_number=number,
        account_type="checking",
    )


def pay(client, customer, method, amount=12_345, key=None, **more):
    attempt = key or str(uuid.uuid4())
    params = {
        "amount": amount,
        "currency": "usd",
        "customer": customer.id,
        "payment_method": method.id,
        "confirm": True,
        "return_url": "https://portal.example/payments/1",
        "metadata": {"attempt_id": attempt},
        "expand": ["latest_charge.balance_transaction"],
        **more,
    }
    return client.payment_intents.create(params, {"idempotency_key": attempt})


def test_a_card_is_stored_on_the_hosted_page_and_detached(client, customer):
    method = stored_card(client, customer)
    assert (method.card.brand, method.card.funding, method.card.last4) == ("visa", "credit", "4242")
    assert client.payment_methods.retrieve(method.id).customer == customer.id
    listed = client.customers.payment_methods.list(customer.id)
    assert [each.id for each in listed.data] == [method.id]
    assert client.payment_methods.detach(method.id).customer is None
    with pytest.raises(stripe.InvalidRequestError):
        pay(client, customer, method)


def test_what_was_mistyped_is_said_on_the_page(client, customer):
    url = new_session(client, customer, "card").url
    status, page, _ = submit(
        url, type="card", number="4242424242424241", expiry="01 / 20", cvc="1", name="Maria"
    )
    assert status == 422
    assert "card number is invalid" in page and "in the past" in page and "incomplete" in page
    assert "4242424242424241" not in page


def test_a_card_payment_succeeds_and_moves_the_balance(client, customer):
    paid = pay(client, customer, stored_card(client, customer))
    assert paid.status == "succeeded"
    moved = paid.latest_charge.balance_transaction
    assert (moved.amount, moved.fee, moved.net) == (12_345, 388, 11_957)
    pages = client.balance_transactions.list({"limit": 2}).auto_paging_iter()
    net = sum(transaction.net for transaction in pages)
    balance = client.balance.retrieve()
    assert balance.available[0].amount + balance.pending[0].amount == net


@pytest.mark.parametrize(
    ("token", "code", "decline_code"),
    [
        ("pm_card_visa_chargeDeclined", "card_declined", "generic_decline"),
        ("pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
        ("pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"),
        ("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"),
        ("pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error"),
    ],
)
def test_a_declined_card_is_a_card_error(client, token, code, decline_code):
    with pytest.raises(stripe.CardError) as refused:
        client.payment_intents.create(
            {
                "amount": 500,
                "currency": "usd",
                "payment_method": token,
                "confirm": True,
                "return_url": "https://portal.example/",
            }
        )
    assert (refused.value.http_status, refused.value.code) == (402, code)
    assert refused.value.error.decline_code == decline_code
    assert refused.value.error.payment_intent.status == "requires_payment_method"


def test_a_card_that_declines_can_not_be_stored_but_one_is_made_for_that(client, customer):
    url = new_session(client, customer, "card").url
    fields = {"expiry": "12 / 34", "cvc": "123", "name": "Maria"}
    status, page, _ = submit(url, type="card", number="4000000000009995", **fields)
    assert status == 422 and "insufficient funds" in page
    with pytest.raises(stripe.CardError):
        pay(client, customer, stored_card(client, customer, "4000000000000341"))


@pytest.mark.parametrize(
    ("answer", "redirect_status", "status"),
    [
        ("complete", "succeeded", "succeeded"),
        ("fail", "failed", "requires_payment_method"),
    ],
)
def test_3d_secure_is_answered_on_its_page(client, customer, answer, redirect_status, status):
    method = stored_card(client, customer, "4000002500003155")
    waiting = pay(client, customer, method)
    assert waiting.status == "requires_action"
    _, _, back = submit(waiting.next_action.redirect_to_url.url, answer=answer)
    query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(back).query))
    assert query["payment_intent"] == waiting.id
    assert query["payment_intent_client_secret"] == waiting.client_secret
    assert query["redirect_status"] == redirect_status
    assert client.payment_intents.retrieve(waiting.id).status == status
    assert pay(client, customer, method, off_session=True).status == "succeeded"


def test_a_bank_debit_is_in_progress_until_it_settles(client, customer, sandbox):
    method = stored_account(client, customer)
    assert method.us_bank_account.last4 == "6789"
    started = pay(client, customer, method)
    assert (started.status, started.latest_charge.status) == ("processing", "pending")
    steer(sandbox, "settle")
    assert client.payment_intents.retrieve(started.id).status == "succeeded"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("000111111113", "account_closed"),
        ("000222222227", "insufficient_funds"),
        ("000333333335", "debit_not_authorized"),
    ],
)
def test_a_bank_debit_fails_with_its_reason(client, customer, sandbox, number, code):
    started = pay(client, customer, stored_account(client, customer, number))
    steer(sandbox, "settle")
    failed = client.payment_intents.retrieve(started.id, {"expand": ["latest_charge"]})
    assert failed.status == "requires_payment_method"
    assert failed.last_payment_error.code == failed.latest_charge.failure_code == code


def test_a_debit_that_comes_back_is_a_lost_dispute(client, customer, sandbox):
    started = pay(client, customer, stored_account(client, customer, "000555555559"))
    steer(sandbox, "settle")
    (dispute,) = client.disputes.list({"payment_intent": started.id}).data
    assert (dispute.status, dispute.reason) == ("lost", "debit_not_authorized")
    assert dispute.balance_transactions[0].amount == -12_345


def test_a_card_dispute_can_be_given_up(client, customer, sandbox):
    paid = pay(client, customer, stored_card(client, customer, "4000000000000259"))
    steer(sandbox, "settle")
    (dispute,) = client.disputes.list({"payment_intent": paid.id}).data
    assert (dispute.status, dispute.reason) == ("needs_response", "fraudulent")
    assert client.disputes.close(dispute.id).status == "lost"


def test_refunds_in_part_and_never_more_than_was_paid(client, customer):
    paid = pay(client, customer, stored_card(client, customer))
    part = client.refunds.create({"payment_intent": paid.id, "amount": 2_345})
    assert part.status == "succeeded"
    with pytest.raises(stripe.InvalidRequestError):
        client.refunds.create({"payment_intent": paid.id, "amount": 10_001})
    client.refunds.create({"payment_intent": paid.id})
    assert client.charges.retrieve(paid.latest_charge.id).refunded
    assert len(client.refunds.list({"payment_intent": paid.id}).data) == 2


@pytest.mark.parametrize(
    ("number", "first", "then"),
    [("4000000000007726", "pending", "succeeded"), ("4000000000005126", "succeeded", "failed")],
)
def test_refunds_that_change_their_mind(client, customer, sandbox, number, first, then):
    paid = pay(client, customer, stored_card(client, customer, number))
    refund = client.refunds.create({"payment_intent": paid.id})
    assert refund.status == first
    steer(sandbox, "settle")
    assert client.refunds.retrieve(refund.id).status == then


def test_a_payout_lists_what_it_took_along(client, customer, sandbox):
    paid = pay(client, customer, stored_card(client, customer))
    steer(sandbox, "payouts")
    payout = client.payouts.list({"limit": 1}).data[0]
    assert (payout.status, payout.automatic) == ("in_transit", True)
    taken = client.balance_transactions.list(
        {"payout": payout.id, "limit": 100, "expand": ["data.source"]}
    ).data
    assert paid.id in [each.source.payment_intent for each in taken if each.type == "charge"]
    assert sum(each.net for each in taken) == 0
    steer(sandbox, "settle")
    assert client.payouts.retrieve(payout.id).status == "paid"


def test_the_same_key_is_the_same_payment(client, customer):
    method, key = stored_card(client, customer), str(uuid.uuid4())
    first, again = (pay(client, customer, method, key=key) for _ in range(2))
    assert first.id == again.id
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    with pytest.raises(stripe.IdempotencyError):
        pay(client, customer, method, amount=999, key=key)


def test_a_500_after_the_effect_is_replayed_and_the_payment_found(client, customer, sandbox):
    method, key = stored_card(client, customer), str(uuid.uuid4())
    fault = {"method": "POST", "path": "/v1/payment_intents", "kind": "error_500_after"}
    steer(sandbox, "faults", **fault)
    for _ in range(2):
        with pytest.raises(stripe.APIError):
            pay(client, customer, method, key=key)
    found = client.payment_intents.search({"query": f"metadata['attempt_id']:'{key}'"}).data
    assert [intent.status for intent in found] == ["succeeded"]


def test_payments_are_listed_page_by_page_since_a_time(client, customer):
    method = stored_card(client, customer)
    made = [pay(client, customer, method, amount=amount).id for amount in (100, 200, 300)]
    since = client.payment_intents.retrieve(made[0]).created
    listed = client.payment_intents.list(
        {"customer": customer.id, "created": {"gte": since}, "limit": 2}
    )
    assert listed.has_more
    assert [intent.id for intent in listed.auto_paging_iter()] == made[::-1]


def test_a_payment_that_waits_can_be_canceled_and_one_that_is_done_can_not(client, customer):
    method = stored_card(client, customer, "4000002500003155")
    waiting = pay(client, customer, method)
    assert client.payment_intents.cancel(waiting.id).status == "canceled"
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.payment_intents.cancel(waiting.id)
    assert refused.value.code == "payment_intent_unexpected_state"


def test_webhooks_verify_and_point_to_an_event(client, customer, sandbox):
    paid = pay(client, customer, stored_card(client, customer))
    event = wait_for_event(
        "payment_intent.succeeded", sandbox["webhook_secret"], lambda thing: thing.id == paid.id
    )
    assert client.events.retrieve(event.id).data.object.id == paid.id
    assert event.id in [each.id for each in client.events.list({"type": event.type}).data]


def test_a_forged_webhook_does_not_verify(client, customer, sandbox):
    stored_card(client, customer)
    body, signature = Hook.received.get(timeout=10)
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(body + b" ", signature, sandbox["webhook_secret"])


def test_errors_are_the_library_s_classes(client, sandbox):
    with pytest.raises(stripe.InvalidRequestError) as missing:
        client.customers.retrieve("cus_nobody")
    assert (missing.value.http_status, missing.value.code) == (404, "resource_missing")
    with pytest.raises(stripe.InvalidRequestError) as small:
        client.payment_intents.create({"amount": 49, "currency": "usd"})
    assert small.value.code == "amount_too_small"
    steer(sandbox, "faults", kind="rate_limited")
    with pytest.raises(stripe.RateLimitError):
        client.balance.retrieve()
    stranger = stripe.StripeClient("sk_test_wrong", base_addresses={"api": sandbox["processor"]})
    with pytest.raises(stripe.AuthenticationError):
        stranger.v1.balance.retrieve()
