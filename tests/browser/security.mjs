// Passwords, second steps and passkeys.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";

import { demo, english, spanish, story, withoutJavaScript } from "./world.mjs";

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

story("strength is told as a password is typed", english, async (maria) => {
  await maria.signIn("maria");
  await maria.go("/settings/security/password");
  const field = maria.page.locator("input[name=new_password]");
  for (const [typed, told] of [
    ["quiet", /weak/],
    ["quiet lantern", /Not quite/],
    ["quiet lanterns at sea", /Good|Strong/],
  ]) {
    await field.fill(typed);
    assert.match(await maria.text(), told);
  }
  await maria.seesNoBarrier();
  await maria.fitsThePhone();
});

for (const options of [english, withoutJavaScript]) {
  const told = options === english ? "with" : "without";
  story(`an authenticator app is asked for, and taken away (${told} a script)`, options, async (maria) => {
    await maria.signIn("maria");
    await maria.go("/settings/security");
    await maria.seesNoBarrier();
    await maria.press("Set up");
    await maria.seesNoBarrier();
    await maria.fitsThePhone();
    const key = (await maria.page.locator("dd code").innerText()).replaceAll(" ", "");
    await maria.page.locator("input[name=code]").fill(codeOf(key));
    await maria.press("Turn on");
    const papers = await maria.page.locator(".codes code").allInnerTexts();
    assert.equal(papers.length, 10);
    await maria.seesNoBarrier();
    await maria.fitsThePhone();

    await maria.page.context().clearCookies();
    await maria.go("/sign-in");
    await maria.page.locator("input[name=login]").fill("maria");
    await maria.page.locator("input[name=password]").fill(demo.passwordOf("maria"));
    await maria.pressFirst();
    await maria.arrivesAt("/sign-in/second-step");
    await maria.seesNoBarrier();
    await maria.page.locator("input[name=code]").fill(papers[7]);
    await maria.pressFirst();
    await maria.arrivesAt("/dashboard");
    await maria.go("/settings/security");
    assert.match(await maria.text(), /9 left/);
    await maria.go("/settings/security/authenticator/removal");
    await maria.press("Remove the app");
    assert.match(await maria.text(), /has been removed/);
  });
}

story("a session by code proves more before money", english, async (nadia) => {
  await nadia.go("/sign-in/code");
  await nadia.fill(/e-mail/i, "nadia@example.com");
  await nadia.pressFirst();
  const letter = await demo.letterTo("nadia@example.com", /sign-in code/);
  await nadia.fill(/code/i, letter.text.match(/\b\d{6}\b/)[0]);
  await nadia.pressFirst();
  await nadia.arrivesAt("/dashboard");
  await nadia.go("/payments/new");
  await nadia.arrivesAt("/step-up");
  await nadia.seesNoBarrier();
  await nadia.fitsThePhone();
  await nadia.page.locator("input[name=password]").fill(demo.passwordOf("nadia"));
  await nadia.page.locator("form:has(input[name=password]) button").click();
  await nadia.arrivesAt("/payments/new");
});

story("a passkey is made, lets in, proves again, is named and removed", english, async (maria) => {
  const device = await deviceOf(maria);
  await maria.signIn("maria");
  await maria.go("/settings/security/passkeys/new");
  await maria.seesNoBarrier();
  await maria.fitsThePhone();
  await maria.fill("Name", "My laptop");
  await maria.press("Add a passkey");
  await maria.arrivesAt("/settings/security");
  await maria.eventually(/The passkey has been added\.[^]*My laptop/);
  await maria.seesNoBarrier();

  await maria.page.context().clearCookies();
  await device.answers(false); // nobody touches it until the button is pressed
  await maria.go("/sign-in?return_to=/invoices");
  await maria.seesNoBarrier();
  await device.answers(true);
  await maria.press("Sign in with a passkey");
  await maria.arrivesAt("/invoices");

  await maria.go("/step-up?return_to=/payments/new");
  await maria.press("Use a passkey");
  await maria.arrivesAt("/payments/new");

  await maria.go("/settings/security");
  await maria.follow("Edit");
  await maria.fill("Name", "Old laptop");
  await maria.press("Save");
  await maria.eventually(/Old laptop/);
  await maria.follow("Edit");
  await maria.press("Remove this passkey");
  await maria.eventually(/The passkey has been removed/);
  await maria.page.context().clearCookies();
  await maria.go("/sign-in"); // where the device answers at once, as it was told to
  await maria.eventually(/passkey didn't work here/);
});

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
