// Letting others in, and several accounts together.

import assert from "node:assert/strict";

import { Person } from "./person.mjs";
import { demo, english, how, spanish, story, withoutJavaScript } from "./world.mjs";

const words = {
  en: {
    email: "Their e-mail",
    pay: "View and pay",
    once: /in one payment/,
    send: "Send the invitation",
    make: "Make the login and accept",
    subject: /invites you/,
    limit: /You may pay up to \$20\.00 at once/,
    beyond: /You may pay up to \$20\.00 at once on this account\. Nothing was charged/,
    withdraw: "Take it back",
    accepted: /Accepted the invitation/,
    all: "All accounts",
    together: /2 accounts/,
    save: "Save",
    leave: "Remove this account",
    onlyHolder: /only holder/,
  },
  es: {
    email: "Su correo electrónico",
    pay: "Consultar y pagar",
    once: /en un pago/,
    send: "Enviar la invitación",
    make: "Crear el usuario y aceptar",
    subject: /le invita/,
    limit: /Puede pagar hasta \$20\.00 por vez/,
    beyond: /puede pagar hasta \$20\.00 por vez\. No se hizo ningún cargo/,
    withdraw: "Retirar el acceso",
    accepted: /Aceptó la invitación/,
    all: "Todas las cuentas",
    together: /2 cuentas/,
    save: "Guardar",
    leave: "Quitar esta cuenta",
    onlyHolder: /la única persona titular/,
  },
};

/** The holder invites by the form; answers the link in the letter. */
async function invite(holder, email, said) {
  await holder.go("/settings/people/invitations/new");
  await holder.fill(said.email, email);
  await holder.tick("input[name=role][value=pay]");
  await holder.fill(said.once, "20");
  await holder.seesNoBarrier();
  await holder.fitsThePhone();
  await holder.press(said.send);
  await holder.arrivesAt("/settings/people");
  await holder.seesNoBarrier();
  await holder.fitsThePhone();
  const letter = await demo.letterTo(email, said.subject);
  return new URL(letter.text.match(/http\S+\/invitations\/\w+/)[0]).pathname;
}

/** Somebody without a login makes one with the link. */
async function join(guest, link, username, said) {
  await guest.go(link);
  await guest.seesNoBarrier();
  await guest.fitsThePhone();
  for (const [name, text] of [
    ["first_name", "Nora"],
    ["last_name", "Díaz"],
    ["username", username],
    ["new_password", "Calm-River-of-1942!"],
    ["new_password_again", "Calm-River-of-1942!"],
  ]) {
    await guest.page.locator(`main input[name=${name}]`).fill(text);
  }
  for (const box of await guest.page.locator("main input[type=checkbox][required]").all()) {
    await box.check();
  }
  await guest.press(said.make);
  await guest.arrivesAt("/dashboard");
}

for (const [options, holderName] of [
  [english, "maria"],
  [spanish, "jose"],
  [withoutJavaScript, "maria"],
]) {
  story(`a delegate is invited, pays within a limit, and is let go (${how(options)})`, options, async (holder) => {
    const said = words[options.language];
    const username = `nora.${holderName}${options.javaScript === false ? ".plain" : ""}`;
    await holder.signIn(holderName);
    const link = await invite(holder, `${username}@example.com`, said);
    const guest = await Person.arrive(demo, options);
    try {
      await join(guest, link, username, said);
      await guest.go("/payments/new");
      assert.match(await guest.text(), said.limit);
      await guest.seesNoBarrier();
      await guest.tick("input[name=choice][value=other]");
      await guest.page.locator("input[name=amount]").fill("20.01");
      await guest.tick("input[name=method][value=card]");
      await guest.page.locator("main form[method=post] button").first().click();
      assert.match(await guest.text(), said.beyond);
      const answer = await guest.go(link);
      assert.equal(answer.status(), 404, "the link can be used once");
      await holder.go("/settings/people/activity");
      assert.match(await holder.text(), said.accepted);
      await holder.seesNoBarrier();
      await holder.fitsThePhone();
      await holder.go("/settings/people");
      await holder.page.locator("ul.list a[href^='/settings/people/']").first().click();
      await holder.page.waitForLoadState();
      await holder.seesNoBarrier();
      await holder.press(said.withdraw);
      await holder.arrivesAt("/settings/people");
      const gone = await guest.go("/payments/new");
      assert.equal(gone.status(), 404, "the access is gone at once");
      guest.complaints.length = 0; // the browser remarks on the 404s
    } finally {
      await guest.leave();
    }
  });
}

// In English last: that is how she is to stay for those who come after.
for (const options of [spanish, withoutJavaScript, english]) {
  story(`all accounts stand together, and each has the name one gives it (${how(options)})`, options, async (maria) => {
    const said = words[options.language];
    await maria.signIn("maria");
    await maria.page.locator("details.switcher summary").click();
    await maria.follow(said.all);
    assert.match(await maria.text(), said.together);
    await maria.seesNoBarrier();
    await maria.fitsThePhone();
    await maria.isLight();
    await maria.go("/settings/accounts");
    await maria.seesNoBarrier();
    await maria.fitsThePhone();
    await maria.follow("Shop");
    await maria.seesNoBarrier();
    await maria.page.locator("input[name=name]").fill("Corner shop");
    await maria.press(said.save);
    assert.match(await maria.text(), /Corner shop/);
    await maria.follow("Corner shop");
    await maria.press(said.leave);
    assert.match(await maria.text(), said.onlyHolder);
    await maria.page.locator("input[name=name]").fill("");
    await maria.press(said.save);
    await maria.arrivesAt("/settings/accounts");
  });
}
