// Paying an amount, in every way it can end.

import assert from "node:assert/strict";

import { demo, english, spanish, story, withoutJavaScript } from "./world.mjs";

for (const options of [english, spanish, withoutJavaScript]) {
  const how = `${options.language}${options.javaScript === false ? ", without JavaScript" : ""}`;
  story(`a new card pays, with a receipt on the page and by e-mail (${how})`, options, async (nadia) => {
    await nadia.signIn("nadia");
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
  assert.equal((await demo.chargesOf(789 + 23)).length, 1, "the amount and its surcharge");
});

story("cancel pays nothing, and edit keeps the choice", english, async (nadia) => {
  await nadia.signIn("nadia");
  await nadia.reviewOther("8.91", "card", { number: "4000056655665556" });
  await nadia.seesNoBarrier();
  await nadia.follow("Edit");
  assert.equal(await nadia.page.locator("input[name=amount]").inputValue(), "8.91");
  await nadia.page.goBack();
  await nadia.press("Cancel");
  await nadia.arrivesAt("/dashboard");
  assert.equal((await demo.chargesOf(891)).length, 0);
});
