// Terms that take effect while people have a login, in a demo of their own: everybody in it is asked.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Demo } from "./demo.mjs";
import { Person } from "./person.mjs";
import { english, how, spanish, withoutJavaScript } from "./ways.mjs";

/** @type {Demo} */
let changed;

before(async () => {
  changed = await Demo.start("--idle-minutes", "15");
  const file = (name, text) => writeFile(join(changed.folder, name), text);
  await file("terms.en.md", "# Since this year\n\nMeters are read by night.");
  await file("terms.es.md", "# Desde este año\n\nLos medidores se leen de noche.");
  await file("biller.toml", settings);
  const { code, report } = await changed.program(["settings", "apply", join(changed.folder, "biller.toml")]);
  assert.equal(code, 0, report);
});

after(async () => {
  await changed?.stop();
});

const settings = `
name = "Brightwater"
legal_name = "Brightwater Utilities District"
brand = "#0b5e7a"
region = "US"
zone = "America/New_York"
currency = "USD"
phone = "+1 555 010 0199"
hours = "Monday to Friday, 8 am to 6 pm"
hours_es = "Lunes a viernes, de 8 a. m. a 6 p. m."
email = "help@brightwater.example"
website = "https://brightwater.example"
address = "1 Reservoir Road, Springfield, NY 10001"

# As the demo has them: what was in effect stays as it was.
[[fees]]
effective_on = "2026-01-01"
kind = "surcharge"
channels = ["portal", "guest"]
basis_points = 290
cost_basis_points = 305
place = "US-NY"

[[terms]]
version = "newer"
effective_on = "2026-02-01"
en = "terms.en.md"
es = "terms.es.md"
`;

for (const [options, username, heading, text, decline] of [
  [english, "maria", "Our terms have changed", /Meters are read by night/, "Decline and sign out"],
  [spanish, "jose", "Nuestros términos cambiaron", /Los medidores se leen de noche/, "Rechazar y cerrar la sesión"],
  [withoutJavaScript, "nadia", "Our terms have changed", /Meters are read by night/, "Decline and sign out"],
]) {
  test(`newer terms stand before the page wanted (${how(options)})`, { timeout: 90_000 }, async () => {
    const person = await Person.arrive(changed, options);
    const enter = async () => {
      await person.go("/invoices");
      await person.page.locator("input[name=login]").fill(username);
      await person.page.locator("input[name=password]").fill(changed.passwordOf(username));
      await person.pressFirst();
      await person.arrivesAt("/terms/acceptance");
    };
    try {
      await enter();
      assert.equal(await person.heading(), heading);
      assert.match(await person.text(), text);
      await person.seesNoBarrier();
      await person.fitsThePhone();
      await person.press(decline);
      await person.arrivesAt("/sign-in");
      await enter();
      await person.tick("input[name=agree]");
      await person.pressFirst();
      await person.arrivesAt("/invoices");
      assert.deepEqual(person.complaints, []);
    } finally {
      await person.leave();
    }
  });
}
