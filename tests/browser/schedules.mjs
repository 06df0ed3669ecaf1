// Paying on a later day, once and regularly: planned, changed, left out, stopped.

import assert from "node:assert/strict";

import { demo, english, spanish, story, withoutJavaScript } from "./world.mjs";

/** A day so far from the demo's today, as a date field takes it. */
async function inDays(person, days) {
  await person.go("/payments/new");
  const today = await person.page.locator("input[name=pay_on]").inputValue();
  const day = new Date(`${today}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

for (const options of [english, spanish, withoutJavaScript]) {
  const how = `${options.language}${options.javaScript === false ? ", without JavaScript" : ""}`;
  const isSpanish = options.language === "es";

  story(`a payment is scheduled, changed and canceled (${how})`, options, async (maria) => {
    await maria.signIn("maria");
    const before = await demo.lettersTo("maria@example.com");
    const [day, later] = [await inDays(maria, 7), await inDays(maria, 9)];
    await maria.tick("input[name=choice][value=other]");
    await maria.page.locator("input[name=amount]").fill("12.34");
    await maria.page.locator("input[name=pay_on]").fill(day);
    await maria.pressFirst();
    await maria.arrivesAt(/\/review$/);
    await maria.seesNoBarrier();
    await maria.tick("input[name=agree]");
    await maria.page.locator("form[action='/payments'] button").first().click();
    await maria.arrivesAt("/scheduled-payments/");
    assert.match(await maria.text(), isSpanish ? /quedó programado/ : /is scheduled/);
    await maria.seesNoBarrier();
    const letters = () => demo.lettersTo("maria@example.com");
    await demo.until(async () => (await letters()).length > before.length, "the confirmation");
    await maria.follow(isSpanish ? "Cambiar" : "Change");
    await maria.seesNoBarrier();
    await maria.page.locator("input[name=on]").fill(later);
    await maria.pressFirst();
    await maria.arrivesAt(/\/review$/);
    await maria.seesNoBarrier();
    await maria.tick("input[name=agree]");
    await maria.pressFirst();
    await maria.arrivesAt("/scheduled-payments/");
    assert.match(await maria.text(), isSpanish ? /quedaron guardados/ : /changes are saved/);
    await maria.press(isSpanish ? "Cancelar este pago" : "Cancel this payment");
    await maria.eventually(isSpanish ? /No se cobrará nada más/ : /Nothing more will be charged/);
    assert.equal((await demo.chargesOf(1234)).length, 0);
  });

  story(`a regular payment is planned, one left out, and stopped (${how})`, options, async (maria) => {
    await maria.signIn("maria");
    const first = await inDays(maria, 5);
    await maria.go("/scheduled-payments");
    await maria.seesNoBarrier();
    await maria.fitsThePhone();
    await maria.follow(isSpanish ? "Pagar con regularidad" : "Pay regularly");
    await maria.seesNoBarrier();
    await maria.page.locator("input[name=amount]").fill("7.77");
    await maria.page.locator("select[name=every]").selectOption("week");
    await maria.page.locator("input[name=first_on]").fill(first);
    await maria.tick("input[name=ends][value=count]");
    await maria.page.locator("input[name=times]").fill("4");
    await maria.pressFirst();
    await maria.arrivesAt("/scheduled-payments/review");
    await maria.seesNoBarrier();
    await maria.fitsThePhone();
    await maria.tick("input[name=agree]");
    await maria.pressFirst();
    await maria.eventually(isSpanish ? /quedó programado/ : /is scheduled/);
    await maria.page.locator("form[action$='/skips'] button").first().click();
    await maria.eventually(isSpanish ? /se omitirá/ : /is left out/);
    assert.match(await maria.text(), isSpanish ? /Omitido/ : /Left out/);
    await maria.press(isSpanish ? "Detener estos pagos" : "Stop these payments");
    await maria.eventually(isSpanish ? /No se cobrará nada más/ : /Nothing more will be charged/);
  });
}

story("a day that cannot be is refused beside its field", english, async (maria) => {
  await maria.signIn("maria");
  const tooFar = await inDays(maria, 400);
  await maria.page.evaluate("document.querySelector('input[name=pay_on]').removeAttribute('max')");
  await maria.page.locator("input[name=pay_on]").fill(tooFar);
  await maria.pressFirst();
  await maria.eventually(/The latest date is/);
  await maria.seesNoBarrier();
});
