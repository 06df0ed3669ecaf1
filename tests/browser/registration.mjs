// Coming to a login, and agreeing to what goes with it. Every story has a newcomer of its own.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { demo, english, how, spanish, story, withoutJavaScript } from "./world.mjs";

const password = "slow turtle boat nineteen";

/** The customers without a login come one after the other. */
let came = 0;
const nextNewcomer = () => demo.newcomers[came++];

/** Types the code from the letter; true to the letter's promise, only the newest works. */
async function typeCode(person, { email }) {
  await person.arrivesAt(/\/code$/);
  await person.seesNoBarrier();
  await person.fitsThePhone();
  const letter = await demo.letterTo(email, /registration code|código de registro/);
  await person.page.locator("input[name=code]").fill(letter.text.match(/\b\d{6}\b/)[0]);
  await person.pressFirst();
}

async function chooseLogin(person, username) {
  await person.arrivesAt("/register/details");
  await person.seesNoBarrier();
  await person.fitsThePhone();
  await person.page.locator("input[name=username]").fill(username);
  await person.page.locator("input[name=new_password]").fill(password);
  await person.page.locator("input[name=new_password_again]").fill(password);
  await person.tick("input[name=agree]");
  await person.page.locator("main form button").last().click();
  await person.arrivesAt("/dashboard");
}

async function byAccount(person, { account, postal_code }) {
  await person.go("/");
  await person.follow(/^(Register|Registrarse)$/);
  await person.seesNoBarrier();
  await person.page.locator("main a[href$='/account']").click();
  await person.page.locator("input[name=number]").fill(account);
  await person.tick("input[name=fact][value=postal_code]");
  await person.page.locator("input[name=postal_code]").fill(postal_code);
  await person.seesNoBarrier();
  await person.fitsThePhone();
  await person.page.locator("main form button").first().click();
}

for (const [options, username, welcome] of [
  [english, "by.account", /Welcome! Your login is ready/],
  [spanish, "por.cuenta", /¡Le damos la bienvenida!/],
  [withoutJavaScript, "plainly", /Welcome! Your login is ready/],
]) {
  const script = options.javaScript === false ? ", without JavaScript" : "";
  story(`by account (${options.language}${script})`, options, async (person) => {
    const newcomer = nextNewcomer();
    await byAccount(person, newcomer);
    await typeCode(person, newcomer);
    await chooseLogin(person, username);
    assert.match(await person.text(), welcome);
    const letter = await demo.letterTo(newcomer.email, /Welcome|bienvenida/);
    assert.match(letter.text, new RegExp(newcomer.account));
  });
}

for (const options of [spanish, withoutJavaScript]) {
  story(`by invoice (${options.language})`, options, async (person) => {
    const newcomer = nextNewcomer();
    await person.go("/register/invoice");
    await person.seesNoBarrier();
    await person.page.locator("input[name=account_number]").fill(newcomer.account);
    await person.page.locator("input[name=postal_code]").fill("99999");
    await person.pressFirst();
    assert.match(await person.text(), /found no invoice|No encontramos ninguna factura/);
    await person.page.locator("input[name=postal_code]").fill(newcomer.postal_code);
    await person.pressFirst();
    await person.arrivesAt("/register/invoices");
    await person.seesNoBarrier();
    await person.fitsThePhone();
    assert.ok(!(await person.text()).includes(newcomer.account));
    await person.tick("input[name=invoice][value='1']");
    await person.tick("input[name=invoice][value='2']");
    await person.pressFirst();
    await typeCode(person, newcomer);
    await chooseLogin(person, `by.invoice.${options.language}`);
  });
}

story("a wrong detail looks like a right one, and its code never comes", english, async (person) => {
  await byAccount(person, { account: "CL0000", postal_code: "10001" });
  await person.arrivesAt("/register/code");
  assert.match(await person.text(), /If these details are right/);
  await person.page.locator("input[name=code]").fill("123456");
  await person.pressFirst();
  await person.eventually(/That code isn't right/);
  assert.deepEqual(await demo.lettersTo("cl0000@example.com"), []);
});

for (const [options, username, account, said] of [
  [english, "maria", "CL1234", ["You have a login already", "Sign in", "Add this account"]],
  [spanish, "jose", "4419-305-771", ["Usted ya tiene un usuario", "Iniciar sesión", "Agregar esta cuenta"]],
]) {
  story(`whoever has a login signs in and adds what the code proved (${how(options)})`, options, async (person) => {
    const [heading, enter, add] = said;
    const email = `${username}@example.com`;
    await person.go("/register/account");
    await person.page.locator("input[name=number]").fill(account);
    await person.page.locator("input[name=email]").fill(email);
    await person.pressFirst();
    await typeCode(person, { email });
    await person.arrivesAt("/register/details");
    await person.seesNoBarrier();
    assert.equal(await person.heading(), heading);
    await person.follow(enter);
    await person.page.locator("input[name=login]").fill(username);
    await person.page.locator("input[name=password]").fill(demo.passwordOf(username));
    await person.pressFirst();
    await person.arrivesAt("/register/finish");
    await person.speak(options.language);
    await person.seesNoBarrier();
    await person.fitsThePhone();
    await person.press(add);
    await person.arrivesAt("/dashboard");
  });
}

for (const [options, username, added] of [
  [english, "nadia", /Added/],
  [spanish, "jose", /Agregado/],
]) {
  story(`another's account is added with the code that its address gets (${how(options)})`, options, async (person) => {
    const newcomer = nextNewcomer();
    await person.signIn(username);
    await person.go("/settings/accounts/new");
    await person.seesNoBarrier();
    await person.page.locator("main a[href$='/account']").click();
    await person.page.locator("input[name=number]").fill(newcomer.account);
    await person.page.locator("input[name=email]").fill(newcomer.email);
    await person.seesNoBarrier();
    await person.fitsThePhone();
    await person.pressFirst();
    await typeCode(person, newcomer);
    await person.arrivesAt("/dashboard");
    assert.match(await person.text(), added);
    assert.match(await person.page.locator("header.rail").textContent(), new RegExp(newcomer.account));
  });
}

story("what was agreed to can be read and kept", spanish, async (jose) => {
  await jose.go("/terms");
  assert.equal(await jose.heading(), "Términos y condiciones");
  await jose.seesNoBarrier();
  await jose.fitsThePhone();
  await jose.signIn("jose");
  await jose.go("/settings/consents");
  await jose.seesNoBarrier();
  await jose.fitsThePhone();
  const arrives = jose.page.waitForEvent("download");
  await jose.follow(/^Descargar/);
  const file = await arrives;
  assert.equal(file.suggestedFilename(), "terms-2026-01-es.md");
  assert.match(await readFile(await file.path(), "utf8"), /Su usuario es solo suyo/);
});
