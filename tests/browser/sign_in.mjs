// Coming in and going out.

import assert from "node:assert/strict";

import { demo, english, spanish, story, withoutJavaScript } from "./world.mjs";

story("a wrong password says so and keeps the name", english, async (maria) => {
  await maria.go("/sign-in");
  await maria.fill("Username or e-mail", "maria");
  await maria.fill("Password", "not it");
  await maria.press("Sign in");
  assert.match(await maria.text(), /isn't right/);
  assert.equal(await maria.value("Username or e-mail"), "maria");
  await maria.seesNoBarrier();
});

for (const [options, address] of [
  [english, "nadia@example.com"],
  [spanish, "jose@example.com"],
  [withoutJavaScript, "nadia@example.com"],
]) {
  const how = `${options.language}${options.javaScript === false ? ", without JavaScript" : ""}`;
  story(`a code by e-mail lets one in, once (${how})`, options, async (person) => {
    await person.go("/sign-in/code");
    await person.page.locator("input[name=email]").fill(address);
    await person.pressFirst();
    const letter = await demo.letterTo(address, /sign-in code|código/i);
    const code = letter.text.match(/\b\d{3} ?\d{3}\b/)[0];
    await person.seesNoBarrier();
    await person.page.locator("input[name=code]").fill(code);
    await person.pressFirst();
    await person.arrivesAt("/dashboard");
  });
}

story("signing out ends at a page one can keep", english, async (maria) => {
  await maria.signIn("maria");
  await maria.page.locator("details.person, details:has(form[action='/sign-out'])").first().click();
  await maria.press("Sign out");
  await maria.arrivesAt("/sign-in");
  await maria.go("/dashboard");
  await maria.arrivesAt("/sign-in");
});
