// A session that is about to end, in a demo of its own where that takes a minute.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { Demo } from "./demo.mjs";
import { Person } from "./person.mjs";
import { english, spanish, withoutJavaScript } from "./ways.mjs";

/** @type {Demo} */
let hasty;

// They wait most of the time, so they wait together.
describe("a session that is about to end", { concurrency: true }, () => {
  before(async () => {
    hasty = await Demo.start("--idle-minutes", "1");
  });

  after(async () => {
    await hasty?.stop();
  });

  for (const [options, username, stay, still, expired] of [
    [english, "maria", "Stay signed in", /Are you still there/, /session has expired/],
    [spanish, "jose", "Seguir con la sesión abierta", /Sigue ahí/, /sesión ha vencido/],
  ]) {
    story(`a dialog warns, and what was typed is there after signing in again (${options.language})`, options, async (person) => {
      await person.signIn(username);
      await person.go("/settings/people/invitations/new");
      const dialog = person.page.locator("dialog.session-warning");
      await dialog.waitFor();
      assert.match(await dialog.innerText(), still);
      await person.seesNoBarrier();
      await person.fitsThePhone();
      await person.page.waitForTimeout(16_000); // being there is written down no more often
      await person.press(stay);
      const count = person.page.locator(".session-count");
      await hasty.until(async () => (await count.innerText()) > "0:50", "a minute more");
      await person.page.keyboard.press("Escape");
      await person.page.locator("input[name=email]").fill("somebody@example.com");
      await person.page.waitForURL(/sign-in/, { timeout: 90_000 });
      assert.match(await person.text(), expired);
      await person.page.locator("input[name=login]").fill(username);
      await person.page.locator("input[name=password]").fill(hasty.passwordOf(username));
      await person.page.locator("main form button").first().click();
      await person.arrivesAt("/settings/people/invitations/new");
      assert.equal(await person.page.locator("input[name=email]").inputValue(), "somebody@example.com");
    });
  }

  story("without JavaScript a page asks, and leads by itself to sign in", withoutJavaScript, async (maria) => {
    await maria.signIn("maria");
    await maria.go("/session/warning?return_to=%2Finvoices");
    assert.match(await maria.text(), /Are you still there/);
    await maria.press("Stay signed in");
    await maria.arrivesAt("/invoices");
    await maria.go("/session/warning?return_to=%2Finvoices");
    await maria.page.waitForURL(/sign-in\?expired=yes/, { timeout: 90_000 });
    assert.match(await maria.text(), /session has expired/);
  });
});

function story(name, options, play) {
  test(name, { timeout: 150_000 }, async () => {
    const person = await Person.arrive(hasty, options);
    try {
      await play(person);
      assert.deepEqual(person.complaints, []);
    } finally {
      await person.leave();
    }
  });
}
