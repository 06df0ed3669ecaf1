// Every page, as it reads in both languages, on a desk and on a phone.

import assert from "node:assert/strict";

import { Person } from "./person.mjs";
import { demo, english, spanish, story } from "./world.mjs";

for (const [options, heading, pay, explained] of [
  [english, /Good (morning|afternoon|evening), /, "Pay", /Why this bill differs/],
  [spanish, /Buen[oa]s (días|tardes|noches), /, "Pagar", /Por qué esta factura es distinta/],
]) {
  story(`every page reads well (${options.language})`, options, async (jose) => {
    await jose.signIn(options.language === "es" ? "jose" : "maria");
    assert.match(await jose.heading(), heading);
    for (const address of [
      "/dashboard",
      "/invoices",
      "/invoices?status=open",
      "/invoices?status=in-progress",
      "/invoices?status=paid",
      "/aging",
      "/statements",
      "/charges",
      "/transactions",
      "/payments/new",
      "/payment-methods/new?kind=card",
      "/payment-methods/new?kind=bank",
      "/autopay",
      "/autopay/new",
    ]) {
      await jose.go(address);
      await jose.seesNoBarrier();
      await jose.fitsThePhone();
      await jose.isLight();
    }
    await jose.go("/invoices");
    await jose.page.locator("main table tbody a").first().click();
    assert.match(await jose.text(), new RegExp(pay));
    assert.match(await jose.text(), explained, "why it differs from the bill before it");
    await jose.seesNoBarrier();
    await jose.fitsThePhone();
  });
}

story("three thousand invoices come fifty at a time, and are found by number", english, async (big) => {
  await big.signIn("big");
  await big.go("/invoices");
  const numbers = () => big.page.locator("main table tbody a").allInnerTexts();
  const first = await numbers();
  assert.equal(first.length, 50);
  await big.follow("Older");
  const second = await numbers();
  assert.equal(second.length, 50);
  assert.equal(first.filter((number) => second.includes(number)).length, 0);
  await big.follow("Newer");
  assert.deepEqual(await numbers(), first);
  await big.go(`/invoices?number=${encodeURIComponent(second[7])}`);
  assert.deepEqual(await numbers(), [second[7]]);
  await big.isLight();
});

story("another's invoice is not there", english, async (big) => {
  const nadia = await Person.arrive(demo, english);
  await nadia.signIn("nadia");
  await nadia.go("/invoices");
  const hers = await nadia.page.locator("main table tbody a").first().getAttribute("href");
  await nadia.leave();
  await big.signIn("big");
  const answer = await big.page.goto(demo.portal + hers);
  assert.equal(answer.status(), 404);
  big.complaints.length = 0; // the browser remarks on the 404
});
