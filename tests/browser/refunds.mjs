// What a payer sees of money that goes back: refunds, in part and whole, and those that don't arrive.

import assert from "node:assert/strict";

import { demo, english, spanish, story, withoutJavaScript } from "./world.mjs";

const paymentOf = (person) => person.page.url().split("/").pop();

async function refunded(person, ...options) {
  const answer = await demo.program(["refund", paymentOf(person), ...options]);
  assert.equal(answer.code, 0, answer.report);
  await person.page.reload();
  return answer.report;
}

for (const options of [english, spanish, withoutJavaScript]) {
  const isSpanish = options.language === "es";
  const how = `${options.language}${options.javaScript === false ? ", without JavaScript" : ""}`;
  story(`a payment is given back in part, then whole (${how})`, options, async (nadia) => {
    await nadia.signIn("nadia");
    await nadia.payOther("9.99", "card", { number: "4242424242424242" });
    await refunded(nadia, "--amount", "4.00");
    assert.match(await nadia.text(), isSpanish ? /Le reembolsamos \$4\.00/ : /We gave back \$4\.00/);
    await nadia.seesNoBarrier();
    await nadia.fitsThePhone();
    await demo.letterTo("nadia@example.com", /\$4\.00/);
    await refunded(nadia);
    assert.match(await nadia.heading(), isSpanish ? /Pago reembolsado/ : /Payment refunded/);
    await nadia.seesNoBarrier();
    const more = await demo.program(["refund", paymentOf(nadia)]);
    assert.equal(more.code, 1);
    assert.match(more.report, /There is nothing to refund/);
    await nadia.go("/dashboard");
    assert.match(await nadia.text(), isSpanish ? /Reembolsado/ : /Refunded/);
  });
}

story("a refund that doesn't arrive leaves the payment paid, and says so", english, async (nadia) => {
  await nadia.signIn("nadia");
  await nadia.payOther("10.01", "card", { number: "4000000000005126" });
  assert.match(await refunded(nadia), /10\.30 USD of payment R-.* were refunded/);
  await demo.settle();
  await demo.letterTo("nadia@example.com", /didn't arrive/);
  await nadia.page.reload();
  assert.match(await nadia.text(), /Payment approved|didn't arrive/);
  await nadia.seesNoBarrier();
});
