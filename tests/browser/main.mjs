// The product in a real browser: `node tests/browser/main.mjs` starts the demo, plays what people
// do, and asks `paydesk verify` at the end whether the books still agree.
//
// PAYDESK_BIN names the program, PAYDESK_DATABASE an empty database for the demo.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Demo } from "./demo.mjs";
import { Person } from "./person.mjs";

/** @type {Demo} */
let demo;

before(async () => {
  demo = await Demo.start();
});

after(async () => {
  await demo?.stop();
});

/** A story with a person of its own; whatever the browser complained of fails it. */
function story(name, options, play) {
  test(name, { timeout: 90_000 }, async () => {
    const person = await Person.arrive(demo, options);
    try {
      await play(person);
      assert.deepEqual(person.complaints, []);
    } finally {
      await person.leave();
    }
  });
}

const english = { language: "en" };
const spanish = { language: "es" };

story("a wrong password says so and keeps the name", english, async (maria) => {
  await maria.go("/sign-in");
  await maria.fill("Username or e-mail", "maria");
  await maria.fill("Password", "not it");
  await maria.press("Sign in");
  assert.match(await maria.text(), /isn't right/);
  assert.equal(await maria.value("Username or e-mail"), "maria");
  await maria.seesNoBarrier();
});

story("a code by e-mail lets one in, once", english, async (nadia) => {
  await nadia.go("/sign-in/code");
  await nadia.fill(/e-mail/i, "nadia@example.com");
  await nadia.pressFirst();
  const letter = await demo.letterTo("nadia@example.com", /code/i);
  const code = letter.text.match(/\b\d{3} ?\d{3}\b/)[0];
  await nadia.seesNoBarrier();
  await nadia.fill(/code/i, code);
  await nadia.pressFirst();
  await nadia.arrivesAt("/dashboard");
});

story("signing out ends at a page one can keep", english, async (maria) => {
  await maria.signIn("maria");
  await maria.page.locator("details.person, details:has(form[action='/sign-out'])").first().click();
  await maria.press("Sign out");
  await maria.arrivesAt("/sign-in");
  await maria.go("/dashboard");
  await maria.arrivesAt("/sign-in");
});

for (const [options, heading, pay] of [
  [english, /Good (morning|afternoon|evening), /, "Pay"],
  [spanish, /Buen[oa]s (días|tardes|noches), /, "Pagar"],
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
      "/payments/new",
      "/payment-methods/new?kind=card",
      "/payment-methods/new?kind=bank",
    ]) {
      await jose.go(address);
      await jose.seesNoBarrier();
      await jose.fitsThePhone();
      await jose.isLight();
    }
    await jose.go("/invoices");
    await jose.page.locator("main table a").first().click();
    assert.match(await jose.text(), new RegExp(pay));
    await jose.seesNoBarrier();
    await jose.fitsThePhone();
  });
}

story("three thousand invoices come fifty at a time, and are found by number", english, async (big) => {
  await big.signIn("big");
  await big.go("/invoices");
  const numbers = () => big.page.locator("main table a").allInnerTexts();
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
  const hers = await nadia.page.locator("main table a").first().getAttribute("href");
  await nadia.leave();
  await big.signIn("big");
  const answer = await big.page.goto(demo.portal + hers);
  assert.equal(answer.status(), 404);
  big.complaints.length = 0; // the browser remarks on the 404
});

for (const options of [english, spanish, { language: "en", javaScript: false }]) {
  const how = `${options.language}${options.javaScript === false ? ", without JavaScript" : ""}`;
  story(`a new card pays, with a receipt on the page and by e-mail (${how})`, options, async (nadia) => {
    await nadia.signIn("nadia");
    await nadia.speak(options.language);
    const before = await demo.lettersTo("nadia@example.com");
    await nadia.payOther("3.21", "card", { number: "4242424242424242" });
    const receipt = await nadia.text();
    assert.match(receipt, options.language === "es" ? /Pago aprobado/ : /Payment approved/);
    assert.match(receipt, /3[.,]21/);
    await nadia.seesNoBarrier();
    const letters = () => demo.lettersTo("nadia@example.com");
    await demo.until(async () => (await letters()).length > before.length, "the receipt by e-mail");
    assert.match((await letters())[0].text, /3[.,]21/);
  });
}

story("a declined card says what to do, and another pays", english, async (nadia) => {
  await nadia.signIn("nadia");
  await nadia.payOther("4.56", "card", { number: "4000000000000341" });
  assert.match(await nadia.text(), /Nothing was charged/);
  await nadia.seesNoBarrier();
  await nadia.follow("Try another method");
  assert.equal(await nadia.page.locator("input[name=amount]").inputValue(), "4.56");
});

story("a bank account pays in days, and says so", english, async (nadia) => {
  await nadia.signIn("nadia");
  await nadia.payOther("5.67", "bank", { account: "000123456789" });
  assert.match(await nadia.text(), /in progress/i);
  assert.match(await nadia.text(), /business days/);
  await nadia.seesNoBarrier();
});

story("a bank that asks for confirmation is followed to its end", english, async (nadia) => {
  await nadia.signIn("nadia");
  await nadia.payOther("6.78", "card", { number: "4000002760003184" });
  await nadia.page.waitForURL(/challenges/);
  await nadia.page.locator("button[value=complete]").click();
  await nadia.arrivesAt("/payments/");
  assert.match(await nadia.text(), /Payment approved/);
});

story("double click, back and reload pay once", english, async (nadia) => {
  await nadia.signIn("nadia");
  await nadia.reviewOther("7.89", "card", { number: "4242424242424242" });
  const complete = nadia.page.locator("form[action='/payments'] button").first();
  await complete.dblclick({ noWaitAfter: true }).catch(() => {}); // the page may be gone by then
  await nadia.arrivesAt("/payments/");
  await nadia.eventually(/Payment approved/);
  const receipt = nadia.page.url();
  await nadia.page.goBack();
  await nadia.page.reload();
  await nadia.page.goto(receipt.replace(/$/, "/review"));
  assert.equal(nadia.page.url(), receipt, "its review leads to the receipt");
  assert.equal((await demo.chargesOf(789)).length, 1);
});

story("cancel pays nothing, and edit keeps the choice", english, async (nadia) => {
  await nadia.signIn("nadia");
  await nadia.reviewOther("8.91", "card", { number: "4242424242424242" });
  await nadia.seesNoBarrier();
  await nadia.follow("Edit");
  assert.equal(await nadia.page.locator("input[name=amount]").inputValue(), "8.91");
  await nadia.page.goBack();
  await nadia.press("Cancel");
  await nadia.arrivesAt("/dashboard");
  assert.equal((await demo.chargesOf(891)).length, 0);
});

test("the books agree with each other and with the processor", { timeout: 60_000 }, async () => {
  await demo.settle();
  let verdict;
  await demo.until(async () => {
    verdict = await demo.verify();
    return verdict.code === 0;
  }, () => verdict.report);
  assert.match(verdict.report, /OK {6}clearing equals the processor's balance/);
});
