// Coming in and going out.

import assert from "node:assert/strict";

import { demo, english, story } from "./world.mjs";

story("a wrong password says so and keeps the name", english, async (maria) => {
  await maria.go("/sign-in");
  await maria.fill("Username or e-mail", "maria");
  await maria.fill("Password", "not it");
  await maria.press("Sign in");
  assert.match(await maria.text(), /isn't right/);
  assert.equal(await maria.value("Username or e-mail"), "maria");
  await maria.seesNoBarrier();
});

story("a code by e-mail lets one in, once", english, async (nadia) => {
  await nadia.go("/sign-in/code");
  await nadia.fill(/e-mail/i, "nadia@example.com");
  await nadia.pressFirst();
  const letter = await demo.letterTo("nadia@example.com", /code/i);
  const code = letter.text.match(/\b\d{3} ?\d{3}\b/)[0];
  await nadia.seesNoBarrier();
  await nadia.fill(/code/i, code);
  await nadia.pressFirst();
  await nadia.arrivesAt("/dashboard");
});

story("signing out ends at a page one can keep", english, async (maria) => {
  await maria.signIn("maria");
  await maria.page.locator("details.person, details:has(form[action='/sign-out'])").first().click();
  await maria.press("Sign out");
  await maria.arrivesAt("/sign-in");
  await maria.go("/dashboard");
  await maria.arrivesAt("/sign-in");
});
