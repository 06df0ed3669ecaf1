// Drives the sandbox with Stripe's official Node library: one card payment, from the hosted page
// to its webhook. PAYDESK_SANDBOX_BIN starts a sandbox and prints its addresses as a line of JSON;
// NODE_PATH names the folder that has the package `stripe`.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";

const Stripe = createRequire(import.meta.url)("stripe");

const deliveries = [];
const hooks = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  deliveries.push({ body: Buffer.concat(chunks), signature: request.headers["stripe-signature"] });
  response.end();
});
hooks.listen(0, "127.0.0.1");
await once(hooks, "listening");
const hook = `http://127.0.0.1:${hooks.address().port}/hooks`;

const program = spawn(process.env.PAYDESK_SANDBOX_BIN, ["--webhook", hook], {
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const [line] = await once(createInterface({ input: program.stdout }), "line");
  await payByCard(JSON.parse(line));
  console.log("ok: a card payment through Stripe's Node library");
} finally {
  program.kill("SIGKILL");
  hooks.close();
}

async function payByCard(sandbox) {
  const { hostname, port } = new URL(sandbox.processor);
  const options = { host: hostname, port, protocol: "http", maxNetworkRetries: 0 };
  const stripe = new Stripe(sandbox.secret_key, options);

  const customer = await stripe.customers.create({ email: "maria@example.com" });
  const method = await storeCard(stripe, customer);
  assert.equal(method.card.last4, "4242");

  const request = {
    amount: 12_345,
    currency: "usd",
    customer: customer.id,
    payment_method: method.id,
    confirm: true,
    return_url: "https://portal.example/",
  };
  const paid = await stripe.paymentIntents.create(request, { idempotencyKey: "attempt-1" });
  const again = await stripe.paymentIntents.create(request, { idempotencyKey: "attempt-1" });
  assert.deepEqual([paid.status, again.id], ["succeeded", paid.id]);
  await assert.rejects(
    stripe.paymentIntents.create({ ...request, payment_method: "pm_card_visa_chargeDeclined" }),
    { type: "StripeCardError", decline_code: "generic_decline" },
  );

  const event = await waitForEvent(stripe, sandbox.webhook_secret, "payment_intent.succeeded");
  assert.equal(event.data.object.id, paid.id);
}

async function storeCard(stripe, customer) {
  const session = await stripe.checkout.sessions.create({
    mode: "setup",
    currency: "usd",
    customer: customer.id,
    success_url: "https://portal.example/methods?session={CHECKOUT_SESSION_ID}",
  });
  const typed = { number: "4242 4242 4242 4242", expiry: "12 / 34", cvc: "123", name: "Maria" };
  const body = new URLSearchParams(typed);
  const answer = await fetch(session.url, { method: "POST", body, redirect: "manual" });
  assert.equal(answer.status, 303);
  const expand = ["setup_intent.payment_method"];
  const complete = await stripe.checkout.sessions.retrieve(session.id, { expand });
  return complete.setup_intent.payment_method;
}

async function waitForEvent(stripe, secret, type) {
  for (let tries = 0; tries < 100; tries += 1) {
    while (deliveries.length > 0) {
      const { body, signature } = deliveries.shift();
      const event = stripe.webhooks.constructEvent(body, signature, secret);
      if (event.type === type) return event;
    }
    await setTimeout(100);
  }
  throw new Error(`no ${type} arrived`);
}
