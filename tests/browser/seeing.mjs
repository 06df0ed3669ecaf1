// Bills and payments as an account holder sees them, and takes them home as a file.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { english, how, spanish, story, withoutJavaScript } from "./world.mjs";

/** The file that a link leads to, as its lines. */
async function download(person, words) {
  const [file] = await Promise.all([
    person.page.waitForEvent("download"),
    person.page.getByRole("link", { name: words }).click(),
  ]);
  const text = await readFile(await file.path(), "utf8");
  return text.replace(/^\uFEFF/, "").split("\r\n").filter(Boolean);
}

for (const options of [english, spanish, withoutJavaScript]) {
  const inSpanish = options.language === "es";
  story(`the history of an account is filtered and downloaded (${how(options)})`, options, async (maria) => {
    await maria.signIn("maria");
    await maria.follow(inSpanish ? "Facturas" : "Bills");
    await maria.follow(inSpanish ? "Movimientos" : "Transactions");
    const rows = () => maria.page.locator("main tbody tr").count();
    const all = await rows();
    await maria.page.locator("select[name=kind]").selectOption("payments");
    await maria.page.locator("form.filters button").click();
    await maria.page.waitForURL(/kind=payments/);
    assert.ok((await rows()) > 0 && (await rows()) < all, "payments alone are fewer");
    const lines = await download(maria, inSpanish ? "Descargar CSV" : "Download CSV");
    assert.match(lines[0], inSpanish ? /^Fecha,Descripción/ : /^Date,Description/);
    assert.match(lines[1], /^\d{4}-\d\d-\d\d,[^,]+,-\d+\.\d\d,/);
  });
  story(`ticked invoices of the aging are paid, and a past day is seen (${how(options)})`, options, async (nadia) => {
    await nadia.signIn("nadia");
    await nadia.go("/aging");
    assert.match(await nadia.text(), inSpanish ? /Más de 90 días/ : /Over 90 days/);
    const oldest = nadia.page.locator("main tbody tr").last();
    const number = await oldest.locator("a").innerText();
    await nadia.page.locator("input[name=on]").fill("2020-01-01");
    await nadia.page.locator("form.filters button").click();
    await nadia.eventually(inSpanish ? /no había ninguna factura/ : /No invoice was open/);
    await nadia.page.goBack();
    await oldest.locator("input[name=invoice]").check();
    await nadia.press(inSpanish ? "Pagar las facturas marcadas" : "Pay the ticked invoices");
    await nadia.arrivesAt("/payments/new");
    const row = nadia.page.locator("main tr", { hasText: number });
    assert.ok(await row.locator("input[name=invoice]").isChecked(), `${number} is chosen`);
  });
  story(`statements, charges and invoices are filtered and downloaded (${how(options)})`, options, async (maria) => {
    await maria.signIn("maria");
    await maria.go("/invoices");
    const first = () => maria.page.locator("main tbody tr").first().innerText();
    await maria.page.locator("select[name=sort]").selectOption("oldest");
    await maria.page.locator("form.filters button").click();
    await maria.page.waitForURL(/sort=oldest/);
    const oldest = (await first()).match(/\d{4}-\d{5}/)[0];
    const invoices = await download(maria, inSpanish ? "Descargar CSV" : "Download CSV");
    assert.ok(invoices[1].startsWith(oldest), "the file is in the order of the page");
    await maria.go("/charges?service=1010101");
    const charges = await download(maria, inSpanish ? "Descargar CSV" : "Download CSV");
    assert.ok(charges.slice(1).every((line) => line.includes(",1010101,")), "one meter's charges");
    assert.ok(charges.length > 50, "of every page");
    await maria.go("/statements");
    await maria.page.locator("main tbody a").first().click();
    await maria.arrivesAt("/invoices/");
  });
}
