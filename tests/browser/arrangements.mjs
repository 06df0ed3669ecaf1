// Paying what is past due in instalments.

import assert from "node:assert/strict";

import { english, spanish, story, withoutJavaScript } from "./world.mjs";

story("an arrangement is made, its down payment paid, and then kept", spanish, async (jose) => {
  await jose.signIn("jose");
  await jose.follow("Pagar en cuotas");
  await jose.arrivesAt("/arrangements/new");
  await jose.seesNoBarrier();
  await jose.fitsThePhone();
  await jose.tick("input[name=count][value='2']");
  await jose.tick("input[name=method][value=by_hand]");
  await jose.pressFirst();
  await jose.arrivesAt("/arrangements/review");
  await jose.seesNoBarrier();
  await jose.fitsThePhone();
  assert.match(await jose.text(), /Cuota 2 de 2/);
  await jose.tick("input[name=agree]");
  await jose.pressFirst();
  await jose.eventually(/El convenio está hecho/);
  await jose.seesNoBarrier();
  await jose.follow(/^Pagar /);
  await jose.arrivesAt("/payments/new");
  await jose.chooseNew("card", { number: "4242424242424242" });
  await jose.completes();
  await jose.go("/dashboard");
  await jose.follow("Pagar en cuotas");
  await jose.arrivesAt(/\/arrangements\/[0-9a-f-]{36}$/);
  await jose.eventually(/Pagada/);
});

for (const options of [english, withoutJavaScript]) {
  const how = options.javaScript === false ? "without JavaScript" : "en";
  story(`an arrangement shows what comes next (${how})`, options, async (nadia) => {
    await nadia.signIn("nadia");
    await nadia.go("/scheduled-payments");
    assert.match(await nadia.text(), /Instalment 1 of 4/);
    await nadia.follow("Instalment 1 of 4");
    assert.match(await nadia.text(), /Paid/);
    assert.match(await nadia.text(), /Charged to/);
    await nadia.seesNoBarrier();
    await nadia.fitsThePhone();
  });
}
