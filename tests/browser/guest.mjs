// Paying without signing in. Every story has a bill of its own, and the newcomers are shared with
// those who register: theirs are the first, ours the last.

import assert from "node:assert/strict";

import { demo, english, spanish, story, withoutJavaScript } from "./world.mjs";

const password = "slow turtle boat nineteen";

let came = 0;
const nextBill = () => demo.newcomers.at(-1 - came++);

async function lookUp(guest, { account, postal_code }) {
  await guest.go("/");
  await guest.seesNoBarrier();
  await guest.follow(/^(Pay without signing in|Pagar sin iniciar sesión)$/);
  await guest.seesNoBarrier();
  await guest.fitsThePhone();
  await guest.page.locator("input[name=account_number]").fill(account);
  await guest.page.locator("input[name=postal_code]").fill(postal_code);
  await guest.pressFirst();
  await guest.arrivesAt("/guest/payments/new");
}

/** The older of two bills, and where the receipt goes. */
async function choose(guest, { email }) {
  await guest.seesNoBarrier();
  await guest.fitsThePhone();
  const boxes = guest.page.locator("input[name=invoice]");
  if ((await boxes.count()) > 1 && (await boxes.last().isChecked())) {
    await boxes.last().focus();
    await guest.page.keyboard.press("Space");
  }
  await guest.page.locator("input[name=email]").fill(email);
  await guest.tick("input[name=method][value=card]");
  await guest.page.locator("main form[method=post] button").first().click();
  await guest.arrivesAt("/guest/payment-methods/new");
}

/** The billing address, the authorization, and the number at the processor's. */
async function addCard(guest, number) {
  await guest.seesNoBarrier();
  await guest.fitsThePhone();
  for (const [name, text] of Object.entries({
    first_name: "Kim", last_name: "Payer", street: "1 Main Street", city: "Springfield",
    postal_code: "10001",
  })) {
    await guest.page.locator(`input[name=${name}]`).fill(text);
  }
  const state = guest.page.locator("[name=state]");
  if (await state.evaluate((it) => it.tagName === "SELECT")) await state.selectOption("NY");
  else await state.fill("NY");
  await guest.tick("input[name=agree]");
  await guest.page.locator("main form[method=post] button").first().click();
  await guest.page.waitForURL(/checkout/);
  await guest.page.locator("input[name=name]").fill("Kim Payer");
  await guest.page.locator("input[name=number]").fill(number);
  await guest.page.locator("input[name=expiry]").fill("12 / 34");
  await guest.page.locator("input[name=cvc]").fill("123");
  await guest.page.locator("form button[type=submit], form button").first().click();
  await guest.page.waitForURL(/\/review/);
  await guest.seesNoBarrier();
  await guest.fitsThePhone();
}

const complete = (guest) => guest.page.locator("form[action='/guest/payments'] button").first();

async function pay(guest) {
  await complete(guest).click();
  await guest.page.waitForURL(/\/guest\/payments\/[0-9a-f-]{36}$/);
}

/** Opens the letter's link of this name. */
async function open(guest, letter, name) {
  const line = letter.text.split("\n").find((line) => line.startsWith(`${name}: `));
  assert.ok(line, `${name} in ${letter.text}`);
  await guest.page.goto(line.slice(name.length + 2));
}

for (const [options, subject, receipt, register] of [
  [english, /We received/, "See your receipt", "Register in half a minute"],
  [spanish, /Recibimos/, "Vea su recibo", "Regístrese en medio minuto"],
  [withoutJavaScript, /We received/, "See your receipt", "Register in half a minute"],
]) {
  const script = options.javaScript === false ? ", without JavaScript" : "";
  story(`a bill is found and paid, and a password registers (${options.language}${script})`, options, async (guest) => {
    const bill = nextBill();
    await lookUp(guest, bill);
    assert.ok(!(await guest.text()).includes(bill.account), "the account's number is masked");
    await choose(guest, bill);
    await addCard(guest, "4242424242424242");
    await pay(guest);
    assert.match(await guest.text(), /Payment approved|Pago aprobado/);
    assert.ok(!(await guest.text()).includes(bill.account), "also on the receipt");
    await guest.seesNoBarrier();
    await guest.fitsThePhone();
    const letter = await demo.letterTo(bill.email, subject);
    await open(guest, letter, receipt);
    await guest.arrivesAt("/guest/receipts/");
    await guest.seesNoBarrier();
    await guest.fitsThePhone();
    await open(guest, letter, register);
    await guest.arrivesAt("/register/receipt");
    await guest.seesNoBarrier();
    await guest.page.locator("input[name=new_password]").fill(password);
    await guest.page.locator("input[name=new_password_again]").fill(password);
    await guest.tick("input[name=agree]");
    await guest.page.locator("main form button").last().click();
    await guest.arrivesAt("/dashboard");
    assert.match(await guest.text(), /Your login is ready|Su usuario está listo/);
  });
}

story("a declined card says what to do, and the link in the letter pays", english, async (guest) => {
  const bill = nextBill();
  await lookUp(guest, bill);
  await choose(guest, bill);
  await addCard(guest, "4000000000000341");
  await pay(guest);
  assert.match(await guest.text(), /Nothing was charged/);
  await guest.seesNoBarrier();
  const letter = await demo.letterTo(bill.email, /didn't go through|no se pudo completar/);
  await open(guest, letter, "Pay your bill");
  await guest.arrivesAt("/p/");
  const link = guest.page.url();
  await guest.seesNoBarrier();
  await guest.fitsThePhone();
  await guest.pressFirst();
  await guest.arrivesAt("/guest/payments/new");
  await choose(guest, bill);
  await addCard(guest, "4242424242424242");
  await pay(guest);
  assert.match(await guest.text(), /Payment approved/);
  await guest.page.goto(link);
  assert.equal(await guest.heading(), "Already paid, thank you");
  await guest.seesNoBarrier();
});

story("double click, back and reload pay once", english, async (guest) => {
  const bill = nextBill();
  await lookUp(guest, bill);
  await choose(guest, bill);
  await addCard(guest, "4242424242424242");
  const cents = Math.round(100 * (await complete(guest).innerText()).match(/[\d.]+/)[0]);
  const before = (await demo.chargesOf(cents)).length;
  await complete(guest).dblclick({ noWaitAfter: true }).catch(() => {}); // the page may be gone
  await guest.arrivesAt(/^\/guest\/payments\/[0-9a-f-]{36}$/);
  await guest.eventually(/Payment approved/);
  const receipt = guest.page.url();
  await guest.page.goBack();
  await guest.page.reload();
  await guest.page.goto(`${receipt}/review`);
  assert.equal(guest.page.url(), receipt, "its review leads to the receipt");
  assert.equal((await demo.chargesOf(cents)).length, before + 1);
});

story("a link that leads nowhere, and a bill left open, lead to the search", spanish, async (guest) => {
  await guest.go("/p/AAAAAAAAAAAAAAAAAAAAAA");
  assert.equal(await guest.heading(), "Este enlace ya no se puede usar");
  await guest.seesNoBarrier();
  await lookUp(guest, demo.newcomers.at(-1));
  await guest.page.context().clearCookies({ name: "guest" });
  await guest.page.reload();
  await guest.arrivesAt("/guest");
  assert.equal(await guest.heading(), "Pagar sin iniciar sesión");
});
