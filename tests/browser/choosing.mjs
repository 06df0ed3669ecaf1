// Choosing how much: a part of an invoice with its reason, and several accounts at once.

import assert from "node:assert/strict";

import { english, spanish, story, withoutJavaScript } from "./world.mjs";

for (const options of [english, spanish, withoutJavaScript]) {
  const how = `${options.language}${options.javaScript === false ? ", without JavaScript" : ""}`;
  const isSpanish = options.language === "es";

  story(`a part of an invoice is paid, and the reason kept (${how})`, options, async (maria) => {
    await maria.signIn("maria");
    await maria.go("/payments/new");
    await maria.tick("input[name=choice][value=invoices]");
    await maria.tick("input[name=invoice]");
    await maria.fitsThePhone();
    await maria.seesNoBarrier();
    await maria.page.locator("input[name^=invoice-]").first().fill("1.23");
    await maria.chooseNew("card", { number: "4000056655665556" });
    assert.match(await maria.text(), isSpanish ? /Paga \$1\.23 de/ : /You pay \$1\.23 of/);
    await maria.seesNoBarrier();
    await maria.page.locator("input[name^=note-]").fill("Two days without water");
    await maria.completes();
    assert.match(await maria.text(), /Two days without water/);
  });

  story(`two accounts are paid at once, with one receipt (${how})`, options, async (maria) => {
    await maria.signIn("maria");
    await maria.go("/accounts");
    await maria.follow(isSpanish ? "Pagar varias cuentas" : "Pay several accounts");
    const amounts = maria.page.locator("input[name^=several-]");
    assert.ok((await amounts.count()) >= 2);
    for (const one of await amounts.all()) await one.fill("1.11");
    await maria.fitsThePhone();
    await maria.seesNoBarrier();
    await maria.chooseNew("card", { number: "4000056655665556" });
    await maria.seesNoBarrier();
    await maria.completes();
    assert.match(await maria.text(), isSpanish ? /Pago aprobado/ : /Payment approved/);
    assert.match(await maria.text(), /4471-882-093, CL1234|CL1234, 4471-882-093/);
  });
}
