// What a payment costs besides its amount: shown, accepted or declined, and on the receipt.

import assert from "node:assert/strict";

import { demo, english, spanish, story, withoutJavaScript } from "./world.mjs";

const CREDIT = { number: "4242424242424242" };
const DEBIT = { number: "4000056655665556" };

const SAYS = {
  en: {
    mayAdd: /Credit cards add a surcharge of up to 2\.9%/,
    line: /Credit card surcharge \(2\.9%\)/,
    accept: /^Accept and Continue/,
    cancel: "Cancel",
    declined: "Nothing was paid",
    debit: /A debit or prepaid card/,
    again: "Look at the review again",
    approved: /Payment approved/,
  },
  es: {
    mayAdd: /La tarjeta de crédito lleva un recargo de hasta 2\.9\s%/,
    line: /Recargo por tarjeta de crédito \(2\.9\s%\)/,
    accept: /^Aceptar y continuar/,
    cancel: "Cancelar",
    declined: "No se pagó nada",
    debit: /Una tarjeta de débito o prepagada/,
    again: "Volver a la revisión",
    approved: /Pago aprobado/,
  },
};

for (const [options, amount, total] of [
  [english, "20.00", 2058],
  [spanish, "30.00", 3087],
  [withoutJavaScript, "40.00", 4116],
]) {
  const how = `${options.language}${options.javaScript === false ? ", without JavaScript" : ""}`;
  story(`a surcharge is shown, declined, and then accepted (${how})`, options, async (nadia) => {
    const says = SAYS[options.language];
    await nadia.signIn("nadia");
    await nadia.go("/payments/new");
    assert.match(await nadia.text(), says.mayAdd);
    await nadia.reviewOther(amount, "card", CREDIT);
    assert.match(await nadia.text(), says.line);
    await nadia.seesNoBarrier();
    await nadia.fitsThePhone();
    await nadia.follow(says.cancel);
    assert.equal(await nadia.heading(), says.declined);
    assert.match(await nadia.text(), says.debit);
    await nadia.seesNoBarrier();
    await nadia.fitsThePhone();
    assert.equal((await demo.chargesOf(total)).length, 0, "declining pays nothing");
    await nadia.follow(says.again);
    const before = (await demo.lettersTo("nadia@example.com")).length;
    await nadia.page.getByRole("button", { name: says.accept }).click();
    await nadia.arrivesAt(/^\/payments\/[0-9a-f-]{36}$/);
    await nadia.eventually(says.approved);
    assert.match(await nadia.text(), says.line);
    assert.equal((await demo.chargesOf(total)).length, 1);
    const letters = () => demo.lettersTo("nadia@example.com");
    await demo.until(async () => (await letters()).length > before, "the receipt by e-mail");
    assert.match((await letters())[0].text, says.line);
  });
}

story("whoever declines pays with a debit card, and nothing more", english, async (nadia) => {
  await nadia.signIn("nadia");
  await nadia.reviewOther("50.00", "card", CREDIT);
  await nadia.follow("Cancel");
  await nadia.follow(/A debit or prepaid card/);
  await nadia.typeNewMethod("card", DEBIT);
  const review = await nadia.text();
  assert.match(review, /\$50\.00/, "the draft is kept");
  assert.doesNotMatch(review, /surcharge/);
  await nadia.press("Complete payment of $50.00");
  await nadia.eventually(/Payment approved/);
  assert.equal((await demo.chargesOf(5000)).length, 1);
});

story("a stored credit card says what it adds, and a bank account that it adds nothing", english, async (maria) => {
  await maria.signIn("maria");
  await maria.go("/payments/new");
  const label = (name) => maria.page.locator("label", { hasText: name }).first().innerText();
  assert.match(await label("Everyday card"), /Credit card surcharge \(2\.9%\): \$[\d.]+ on \$/);
  assert.match(await label("Household checking"), /Costs nothing extra\./);
});
