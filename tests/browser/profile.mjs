// Account details: the account's address, the login's e-mail address, name and language.

import assert from "node:assert/strict";

import { demo, english, how, spanish, story, withoutJavaScript } from "./world.mjs";

const people = [
  [english, "maria"],
  [spanish, "jose"],
  [withoutJavaScript, "nadia"],
];

const words = {
  en: {
    changeAccount: "Change account details",
    save: "Save changes",
    saved: /Your changes have been saved/,
    zipCode: /A ZIP code has 5 digits/,
    province: "Province or territory",
    detailsTold: /details of your account have been changed/,
    change: "Change e-mail address",
    confirm: "Confirm the address",
    wrong: /That code isn't right/,
    changed: /Your e-mail address has been changed/,
  },
  es: {
    changeAccount: "Cambiar los datos de la cuenta",
    save: "Guardar cambios",
    saved: /Se guardaron los cambios/,
    zipCode: /Un código ZIP tiene 5 cifras/,
    province: "Provincia o territorio",
    detailsTold: /datos de su cuenta han cambiado/,
    change: "Cambiar el correo electrónico",
    confirm: "Confirmar la dirección",
    wrong: /El código no es correcto/,
    changed: /Su correo electrónico ha cambiado/,
  },
};

async function opensProfile(person) {
  await person.go("/settings/profile");
  await person.seesNoBarrier();
  await person.fitsThePhone();
}

for (const [options, username] of people) {
  const said = words[options.language];

  story(`an account's address is changed, and told where it was known before (${how(options)})`, options, async (person) => {
    await person.signIn(username);
    await opensProfile(person);
    await person.follow(said.changeAccount);
    await person.arrivesAt("/settings/profile/account");
    await person.seesNoBarrier();
    await person.fitsThePhone();
    const field = (name) => person.page.locator(`[name=${name}]`);
    if (person.hasJavaScript) {
      await field("country").selectOption("CA");
      await person.page.getByLabel(said.province).waitFor();
    }
    await field("country").selectOption("US");
    await person.page.locator("option[value=NY]").waitFor({ state: "attached" });
    await field("state").selectOption("NY");
    await field("street").fill("5 Oak Lane");
    await field("city").fill("Springfield");
    await field("postal_code").fill("1");
    await person.press(said.save);
    await person.eventually(said.zipCode);
    await person.seesNoBarrier();
    assert.equal(await field("street").inputValue(), "5 Oak Lane");
    await field("postal_code").fill("10001");
    await person.press(said.save);
    await person.arrivesAt(/\/settings\/profile$/);
    assert.match(await person.text(), said.saved);
    assert.match(await person.text(), /5 Oak Lane\s+Springfield, NY 10001/);
    await person.seesNoBarrier();
    const letter = await demo.letterTo(`${username}@example.com`, said.detailsTold);
    assert.ok(!letter.text.includes("Oak"), letter.text);
  });

  story(`a login gets another e-mail address, and both hear of it (${how(options)})`, options, async (person) => {
    const next = `${username}@new.example`;
    await person.signIn(username);
    await opensProfile(person);
    await person.follow(said.change);
    await person.seesNoBarrier();
    await person.fitsThePhone();
    await person.page.locator("input[name=email]").fill(next);
    await person.pressFirst();
    await person.arrivesAt("/settings/profile/email/code");
    await person.seesNoBarrier();
    await person.fitsThePhone();
    const asked = await demo.letterTo(next, /confirm|confirmar/);
    const code = asked.text.match(/\b\d{6}\b/)[0];
    const other = code === "000000" ? "000001" : "000000";
    await person.page.locator("input[name=code]").fill(other);
    await person.press(said.confirm);
    await person.eventually(said.wrong);
    await person.seesNoBarrier();
    await person.page.locator("input[name=code]").fill(code);
    await person.press(said.confirm);
    await person.arrivesAt(/\/settings\/profile$/);
    assert.match(await person.text(), said.changed);
    assert.ok((await person.text()).includes(next));
    const old = await demo.letterTo(`${username}@example.com`, said.changed);
    assert.ok(!old.text.includes(next) && old.text.includes("@n•••.example"), old.text);
    await demo.letterTo(next, /now your e-mail address|Este es ahora su correo/);
    await person.page.context().clearCookies();
    await person.signIn(username);
  });

  story(`a name is changed, and an empty one is not (${how(options)})`, options, async (person) => {
    await person.signIn(username);
    await person.go("/settings/profile");
    const name = person.page.locator("input[name=last_name]");
    const before = await name.inputValue();
    await name.fill(" ");
    await person.press(said.save);
    await person.page.locator("#field-last_name-error").waitFor();
    await person.seesNoBarrier();
    await name.fill(`${before} Vega`);
    await person.press(said.save);
    await person.eventually(said.saved);
    assert.equal(await name.inputValue(), `${before} Vega`);
  });
}

story("an address that is another's looks like any other, and no code comes", english, async (person) => {
  const ana = demo.users.find((user) => user.username === "ana");
  await person.signIn("maria");
  await person.go("/settings/profile/email");
  await person.page.locator("input[name=email]").fill(ana.email);
  await person.pressFirst();
  await person.arrivesAt("/settings/profile/email/code");
  assert.match(await person.text(), /If the address can be used, the letter has a 6-digit code/);
  const letter = await demo.letterTo(ana.email, /Your e-mail address at|Su correo electrónico en/);
  assert.doesNotMatch(letter.text, /\b\d{6}\b/);
});

story("the pages speak the language that is chosen", english, async (person) => {
  await person.signIn("maria");
  for (const [language, saved] of [["es", "Se guardaron los cambios."], ["en", "Your changes have been saved."]]) {
    await person.go("/settings/profile");
    await person.page.locator("select[name=language]").selectOption(language);
    await person.page.locator("main form[action='/settings/profile'] button").click();
    await person.eventually(new RegExp(saved));
  }
});
