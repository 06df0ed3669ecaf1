// Passwords, second steps and passkeys.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";

import { demo, english, how, spanish, story, withoutJavaScript } from "./world.mjs";

const lanterns = "nine quiet lanterns";

for (const [options, username, address] of [
  [withoutJavaScript, "nadia", "nadia@example.com"],
  [spanish, "jose", "jose@example.com"],
]) {
  story(`a forgotten password is replaced by a link (${options.language})`, options, async (person) => {
    await person.go("/password-resets/new");
    await person.seesNoBarrier();
    await person.page.locator("input[name=login]").fill(username);
    await person.pressFirst();
    const letter = await demo.letterTo(address, /choose a new|elija una/i);
    await person.page.goto(letter.text.match(/http\S+\/password-resets\/\S+/)[0]);
    await person.seesNoBarrier();
    await person.fitsThePhone();
    await person.page.locator("input[name=new_password]").fill("short");
    await person.page.locator("input[name=new_password_again]").fill("short");
    await person.pressFirst();
    assert.match(await person.text(), /15/);
    await person.page.locator("input[name=new_password]").fill(lanterns);
    await person.page.locator("input[name=new_password_again]").fill(lanterns);
    await person.pressFirst();
    await person.arrivesAt("/sign-in");
    demo.users.find((user) => user.username === username).password = lanterns;
    await person.signIn(username);
    await demo.letterTo(address, /has been changed|ha cambiado/);
  });
}

for (const [options, username, told] of [
  [english, "maria", [/weak/, /Not quite/, /Good|Strong/]],
  [spanish, "jose", [/débil/, /Falta un poco/, /Buena|Muy buena/]],
]) {
  story(`strength is told as a password is typed (${how(options)})`, options, async (person) => {
    await person.signIn(username);
    await person.go("/settings/security/password");
    const field = person.page.locator("input[name=new_password]");
    for (const [at, typed] of ["quiet", "quiet lantern", "quiet lanterns at sea"].entries()) {
      await field.fill(typed);
      assert.match(await person.text(), told[at]);
    }
    await person.seesNoBarrier();
    await person.fitsThePhone();
  });
}

const words = {
  en: {
    setUp: "Set up",
    turnOn: "Turn on",
    left: /9 left/,
    remove: "Remove the app",
    removed: /has been removed/,
    addKey: "Add a passkey",
    keyAdded: /The passkey has been added\.[^]*My laptop/,
    enterByKey: "Sign in with a passkey",
    useKey: "Use a passkey",
    edit: "Edit",
    save: "Save",
    removeKey: "Remove this passkey",
    keyRemoved: /The passkey has been removed/,
    keyRefused: /passkey didn't work here/,
    again: /confirm that it's you/,
    send: "Send it now",
  },
  es: {
    setUp: "Activar",
    turnOn: "Activar",
    left: /Quedan 9/,
    remove: "Quitar la aplicación",
    removed: /Se quitó la aplicación/,
    addKey: "Agregar una llave de acceso",
    keyAdded: /Se agregó la llave de acceso\.[^]*My laptop/,
    enterByKey: "Iniciar sesión con una llave de acceso",
    useKey: "Usar una llave de acceso",
    edit: "Editar",
    save: "Guardar",
    removeKey: "Quitar esta llave de acceso",
    keyRemoved: /Se quitó la llave de acceso/,
    keyRefused: /Esa llave de acceso no funcionó/,
    again: /confirmar que es usted/,
    send: "Enviarlo ahora",
  },
};

for (const [options, username] of [
  [english, "maria"],
  [spanish, "jose"],
  [withoutJavaScript, "maria"],
]) {
  story(`an authenticator app is asked for, and taken away (${how(options)})`, options, async (person) => {
    const said = words[options.language];
    await person.signIn(username);
    await person.go("/settings/security");
    await person.seesNoBarrier();
    await person.press(said.setUp);
    await person.seesNoBarrier();
    await person.fitsThePhone();
    const key = (await person.page.locator("dd code").innerText()).replaceAll(" ", "");
    await person.page.locator("input[name=code]").fill(codeOf(key));
    await person.press(said.turnOn);
    const papers = await person.page.locator(".codes code").allInnerTexts();
    assert.equal(papers.length, 10);
    await person.seesNoBarrier();
    await person.fitsThePhone();

    await person.page.context().clearCookies();
    await person.go("/sign-in");
    await person.page.locator("input[name=login]").fill(username);
    await person.page.locator("input[name=password]").fill(demo.passwordOf(username));
    await person.pressFirst();
    await person.arrivesAt("/sign-in/second-step");
    await person.seesNoBarrier();
    await person.page.locator("input[name=code]").fill(papers[7]);
    await person.pressFirst();
    await person.arrivesAt("/dashboard");
    await person.go("/settings/security");
    assert.match(await person.text(), said.left);
    await person.go("/settings/security/authenticator/removal");
    await person.seesNoBarrier();
    await person.press(said.remove);
    assert.match(await person.text(), said.removed);
  });
}

async function signInByCode(person, username) {
  const address = `${username}@example.com`;
  await person.go("/sign-in/code");
  await person.page.locator("input[name=email]").fill(address);
  await person.pressFirst();
  const letter = await demo.letterTo(address, /sign-in code|código para iniciar sesión/);
  await person.page.locator("input[name=code]").fill(letter.text.match(/\b\d{3} ?\d{3}\b/)[0]);
  await person.pressFirst();
  await person.arrivesAt("/dashboard");
}

async function proveByPassword(person, username) {
  await person.arrivesAt("/step-up");
  await person.seesNoBarrier();
  await person.fitsThePhone();
  await person.page.locator("input[name=password]").fill(demo.passwordOf(username));
  await person.page.locator("form:has(input[name=password]) button").click();
}

for (const [options, username] of [
  [english, "nadia"],
  [spanish, "jose"],
  [withoutJavaScript, "nadia"],
]) {
  story(`a session by code proves more before money (${how(options)})`, options, async (person) => {
    await signInByCode(person, username);
    await person.go("/payments/new");
    await proveByPassword(person, username);
    await person.arrivesAt("/payments/new");
  });

  story(`a form that has to wait for a proof is not lost (${how(options)})`, options, async (person) => {
    const said = words[options.language];
    await person.signIn(username);
    await person.go("/payments/new");
    await person.tick("input[name=choice][value=other]");
    await person.page.locator("input[name=amount]").fill("9.12");
    await person.tick("input[name=method][value=card]");

    const form = person.page;
    person.page = await form.context().newPage(); // where one signs in anew, by a code
    await form.context().clearCookies();
    await signInByCode(person, username);
    await person.page.close();
    person.page = form;

    await person.page.locator("main form[method=post] button").first().click();
    await proveByPassword(person, username);
    await person.arrivesAt("/session/kept-form");
    assert.match(await person.text(), said.again);
    await person.seesNoBarrier();
    await person.fitsThePhone();
    await person.press(said.send);
    await person.arrivesAt("/payment-methods/new");
  });
}

for (const [options, username] of [
  [english, "maria"],
  [spanish, "jose"],
]) {
  story(`a passkey is made, lets in, proves again, is named and removed (${how(options)})`, options, async (person) => {
    const said = words[options.language];
    const device = await deviceOf(person);
    await person.signIn(username);
    await person.go("/settings/security/passkeys/new");
    await person.seesNoBarrier();
    await person.fitsThePhone();
    await person.page.locator("input[name=name]").fill("My laptop");
    await person.press(said.addKey);
    await person.arrivesAt("/settings/security");
    await person.eventually(said.keyAdded);
    await person.seesNoBarrier();

    await person.page.context().clearCookies();
    await device.answers(false); // nobody touches it until the button is pressed
    await person.go("/sign-in?return_to=/invoices");
    await person.seesNoBarrier();
    await device.answers(true);
    await person.press(said.enterByKey);
    await person.arrivesAt("/invoices");

    await person.go("/step-up?return_to=/payments/new");
    await person.press(said.useKey);
    await person.arrivesAt("/payments/new");

    await person.go("/settings/security");
    await person.follow(said.edit);
    await person.seesNoBarrier();
    await person.page.locator("input[name=name]").fill("Old laptop");
    await person.press(said.save);
    await person.eventually(/Old laptop/);
    await person.follow(said.edit);
    await person.press(said.removeKey);
    await person.eventually(said.keyRemoved);
    await person.page.context().clearCookies();
    await person.go("/sign-in"); // where the device answers at once, as it was told to
    await person.eventually(said.keyRefused);
  });
}

/** What an authenticator app shows (RFC 6238). */
function codeOf(key) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key].map((one) => alphabet.indexOf(one).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", secret).update(step).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** A device with a fingerprint reader, simulated by Chromium. */
async function deviceOf(person) {
  const devtools = await person.page.context().newCDPSession(person.page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const answers = (enabled) =>
    devtools.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
  return { answers };
}
