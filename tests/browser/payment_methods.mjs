// What people have stored to pay with: adding, naming, preferring, removing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { english, how, spanish, story, withoutJavaScript } from "./world.mjs";

const words = {
  en: {
    card: "Add a card",
    bank: "Add a bank account",
    added: /My Visa has been added\./,
    save: "Save",
    renamed: /Old Visa: the nickname has been saved\./,
    prefer: "Make default",
    preferred: /Old Visa is now your default payment method\./,
    download: "Download the authorization",
    text: /I authorize Brightwater/,
    remove: "Remove this method",
    confirm: "Remove it",
    removed: /Old Visa has been removed\./,
    zip: /A ZIP code has 5 digits/,
    province: /Choose the state or province/,
    wait: /A payment with it is in progress/,
  },
  es: {
    card: "Agregar una tarjeta",
    bank: "Agregar una cuenta bancaria",
    added: /Se agregó My Visa\./,
    save: "Guardar",
    renamed: /Old Visa: se guardó el alias\./,
    prefer: "Usar como predeterminado",
    preferred: /Old Visa es ahora su método de pago predeterminado\./,
    download: "Descargar la autorización",
    text: /Autorizo a Brightwater/,
    remove: "Eliminar este método",
    confirm: "Eliminar",
    removed: /Se eliminó Old Visa\./,
    zip: /Un código ZIP tiene 5 cifras/,
    province: /Elija el estado o la provincia/,
    wait: /Hay un pago en proceso con este método/,
  },
};

const people = [
  [english, "nadia"],
  [spanish, "jose"],
  [withoutJavaScript, "nadia"],
];

async function reads(person) {
  await person.seesNoBarrier();
  await person.fitsThePhone();
}

const field = (person, name) => person.page.locator(`[name=${name}]`);

/** The page is asked for, so that without a script it comes back where one begins anew. */
async function add(person, said, kind, nickname, numbers) {
  await person.go("/payment-methods");
  await person.follow(said[kind]);
  await person.arrivesAt("/payment-methods/new");
  await field(person, "nickname").fill(nickname);
  await field(person, "state").selectOption("NY");
  await field(person, "postal_code").fill("100011234");
  await person.tick("input[name=agree]");
  await person.pressFirst();
  await person.typeNumbers(kind, numbers);
  await person.arrivesAt("/payment-methods");
}

for (const [options, username] of people) {
  story(`a card is kept, named, preferred and removed (${how(options)})`, options, async (person) => {
    const said = words[options.language];
    await person.signIn(username);
    await add(person, said, "bank", "Household", { account: "000123456789" });
    await add(person, said, "card", "My Visa", { number: "4242424242424242" });
    assert.match(await person.text(), said.added);
    await reads(person);
    await person.isLight();
    await person.follow("My Visa");
    await reads(person);
    await field(person, "nickname").fill("Old Visa");
    await person.press(said.save);
    assert.match(await person.text(), said.renamed);
    await person.follow("Old Visa");
    await person.press(said.prefer);
    assert.match(await person.text(), said.preferred);
    await person.follow("Old Visa");
    const arrives = person.page.waitForEvent("download");
    await person.page.getByRole("link", { name: said.download }).click();
    assert.match(await readFile(await (await arrives).path(), "utf8"), said.text);
    await person.follow(said.remove);
    await reads(person);
    await person.press(said.confirm);
    assert.match(await person.text(), said.removed);
    await person.follow("Household");
    await person.follow(said.remove);
    await person.press(said.confirm);
  });

  story(`an address is asked for as its country has it (${how(options)})`, options, async (person) => {
    const said = words[options.language];
    await person.signIn(username);
    await person.go("/payment-methods/new?kind=card");
    await field(person, "postal_code").fill("1234");
    await person.tick("input[name=agree]");
    await person.pressFirst();
    assert.match(await person.text(), said.zip);
    await reads(person);
    await field(person, "country").selectOption("CA");
    await field(person, "postal_code").fill("k1a0b1");
    if (person.hasJavaScript) {
      await person.page.locator("option[value=ON]").waitFor({ state: "attached" });
    } else {
      await person.pressFirst();
      assert.match(await person.text(), said.province);
    }
    await reads(person);
    await field(person, "state").selectOption("ON");
    await person.pressFirst();
    await person.page.waitForURL(/checkout/);
  });
}

for (const [options, username] of people.slice(0, 2)) {
  story(`a method whose payment is on its way is removed later (${how(options)})`, options, async (person) => {
    const said = words[options.language];
    await person.signIn(username);
    await add(person, said, "bank", "Household", { account: "000123456789" });
    await person.go("/payments/new");
    await person.tick("input[name=choice][value=other]");
    await person.page.locator("input[name=amount]").fill("2.34");
    await person.page.getByText("Household").first().click();
    await person.page.locator("main form[method=post] button").first().click();
    await person.page.waitForURL(/\/review/);
    await person.page.locator("form[action='/payments'] button").first().click();
    await person.page.waitForURL(/\/payments\/[0-9a-f-]{36}$/);
    await person.go("/payment-methods");
    await person.follow("Household");
    await person.follow(said.remove);
    assert.match(await person.text(), said.wait);
    await reads(person);
  });
}
