// AutoPay: turning it on, what it says, skipping a debit, stopping it.

import assert from "node:assert/strict";

import { demo, english, spanish, story, withoutJavaScript } from "./world.mjs";

for (const options of [english, spanish, withoutJavaScript]) {
  const how = `${options.language}${options.javaScript === false ? ", without JavaScript" : ""}`;
  story(`AutoPay is turned on, changed and stopped (${how})`, options, async (maria) => {
    await maria.signIn("maria");
    const es = options.language === "es";
    await maria.follow(es ? "Activar pago automático" : "Turn on AutoPay");
    await maria.seesNoBarrier();
    await maria.fitsThePhone();
    await maria.tick("input[name=when][value=days_before]");
    await maria.page.locator("input[name=days]").fill("99");
    await maria.pressFirst();
    assert.match(await maria.text(), es ? /de 1 a 20/ : /from 1 to 20/);
    await maria.seesNoBarrier();
    await maria.page.locator("input[name=days]").fill("2");
    await maria.pressFirst();
    await maria.arrivesAt("/autopay/authorization");
    assert.match(await maria.text(), es ? /El primer cobro/ : /The first debit/);
    await maria.seesNoBarrier();
    await maria.fitsThePhone();
    await maria.tick("input[name=agree]");
    await maria.pressFirst();
    await maria.arrivesAt(/^\/autopay\/[0-9a-f-]{36}$/);
    assert.match(await maria.text(), es ? /2 días antes del vencimiento/ : /2 days before the due date/);
    await maria.seesNoBarrier();
    await maria.fitsThePhone();
    await maria.go("/dashboard");
    assert.match(await maria.text(), es ? /Pago automático el/ : /AutoPay pays on/);
    await maria.go("/autopay");
    await maria.seesNoBarrier();
    await maria.fitsThePhone();
    await maria.page.locator("main a.whole-row").first().click();
    await maria.arrivesAt(/^\/autopay\/[0-9a-f-]{36}$/);
    await maria.press(es ? "Detener pago automático" : "Stop AutoPay");
    await maria.arrivesAt("/autopay");
    assert.match(await maria.page.locator("body").innerText(), es ? /se detuvo/ : /is stopped/);
  });
}

story("a debit is skipped, and its authorization kept", spanish, async (jose) => {
  await jose.signIn("jose");
  await jose.go("/autopay");
  await jose.page.locator("main a.whole-row").first().click();
  await jose.arrivesAt(/^\/autopay\/[0-9a-f-]{36}$/);
  await jose.seesNoBarrier();
  const download = jose.page.waitForEvent("download");
  await jose.page.locator("a[href*='/consents/']").first().click();
  assert.match((await download).suggestedFilename(), /^autopay-.*-es\.txt$/);
  await jose.page.locator("button[name=cycle]").first().click();
  await jose.arrivesAt(/^\/autopay\/[0-9a-f-]{36}$/);
  assert.match(await jose.page.locator("body").innerText(), /Este cobro se omite/);
  const letters = await demo.lettersTo("jose@example.com");
  assert.ok(letters.some(({ subject }) => /pago automático de la cuenta/.test(subject)));
});

story("a card that is added for AutoPay is chosen there, and not removed under it", english, async (nadia) => {
  await nadia.signIn("nadia");
  await nadia.go("/autopay/new");
  await nadia.tick("input[name=method][value=card]");
  await nadia.pressFirst();
  await nadia.arrivesAt("/payment-methods/new");
  assert.ok(await nadia.page.locator("input[name=autopay]").isChecked());
  await nadia.tick("input[name=agree]");
  await nadia.page.locator("main form[method=post] button").first().click();
  await nadia.typeNumbers("card", { number: "4242424242424242" });
  await nadia.arrivesAt("/autopay/new");
  const method = await nadia.page.locator("input[name=method]:checked").inputValue();
  await nadia.pressFirst();
  await nadia.arrivesAt("/autopay/authorization");
  await nadia.tick("input[name=agree]");
  await nadia.pressFirst();
  await nadia.arrivesAt(/^\/autopay\/[0-9a-f-]{36}$/);
  const autopay = nadia.page.url();
  await nadia.go(`/payment-methods/${method}/removal`);
  assert.match(await nadia.text(), /AutoPay pays with this method/);
  await nadia.seesNoBarrier();
  await nadia.page.goto(autopay);
  await nadia.press("Stop AutoPay");
  await nadia.arrivesAt("/autopay");
  await nadia.go(`/payment-methods/${method}/removal`);
  await nadia.press("Remove it");
  await nadia.arrivesAt("/payment-methods");
});
