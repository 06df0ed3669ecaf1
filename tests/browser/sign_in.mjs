// Coming in and going out.

import assert from "node:assert/strict";

import { demo, english, how, spanish, story, withoutJavaScript } from "./world.mjs";

for (const [options, username, login, password, enter, refused] of [
  [english, "maria", "Username or e-mail", "Password", "Sign in", /isn't right/],
  [spanish, "jose", "Nombre de usuario o correo electrónico", "Contraseña", "Iniciar sesión", /no son correctos/],
]) {
  story(`a wrong password says so and keeps the name (${how(options)})`, options, async (person) => {
    await person.go("/sign-in");
    await person.fill(login, username);
    await person.fill(password, "not it");
    await person.press(enter);
    assert.match(await person.text(), refused);
    assert.equal(await person.value(login), username);
    await person.seesNoBarrier();
  });
}

for (const [options, address] of [
  [english, "nadia@example.com"],
  [spanish, "jose@example.com"],
  [withoutJavaScript, "nadia@example.com"],
]) {
  story(`a code by e-mail lets one in, once (${how(options)})`, options, async (person) => {
    await person.go("/sign-in/code");
    await person.page.locator("input[name=email]").fill(address);
    await person.pressFirst();
    const letter = await demo.letterTo(address, /sign-in code|código para iniciar sesión/);
    const code = letter.text.match(/\b\d{3} ?\d{3}\b/)[0];
    await person.seesNoBarrier();
    await person.page.locator("input[name=code]").fill(code);
    await person.pressFirst();
    await person.arrivesAt("/dashboard");
  });
}

for (const [options, username, leave] of [
  [english, "maria", "Sign out"],
  [spanish, "jose", "Cerrar sesión"],
]) {
  story(`signing out ends at a page one can keep (${how(options)})`, options, async (person) => {
    await person.signIn(username);
    await person.page.locator("details.person, details:has(form[action='/sign-out'])").first().click();
    await person.press(leave);
    await person.arrivesAt("/sign-in");
    await person.go("/dashboard");
    await person.arrivesAt("/sign-in");
  });
}
