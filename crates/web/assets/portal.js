// Comforts only: every page works without this file.

// An open menu closes when something else is pressed, or with Escape.
const openMenus = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A form is sent once, however often its button is pressed; the server would refuse the rest anyway.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
});
// Coming back to a page kept by the browser, one may send again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) delete form.dataset.sent;
  for (const button of document.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
});

// Printing needs a script, so its button appears only with one.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A part of a form that depends on another field, such as the states of a country, is fetched anew
// when that field changes. Nothing else that was typed travels along.
for (const part of document.querySelectorAll("[data-follows]")) {
  const field = part.closest("form").elements[part.dataset.follows];
  field.addEventListener("change", async () => {
    const asked = field.value;
    const address = `${location.pathname}?${new URLSearchParams({ [field.name]: asked })}`;
    const page = await fetch(address).then((it) => (it.ok ? it.text() : "")).catch(() => "");
    const found = new DOMParser().parseFromString(page, "text/html").getElementById(part.id);
    if (found && field.value === asked) part.replaceChildren(...found.childNodes);
  });
}

// How strong a new password is, as it is typed. The server alone decides.
for (const strength of document.querySelectorAll(".strength")) {
  const input = strength.parentElement.querySelector("input");
  const [meter, output] = strength.children;
  const { least, kinds, levels } = strength.dataset;
  const patterns = kinds.split(" ").filter(Boolean).map((kind) => new RegExp(kind, "u"));
  input.addEventListener("input", () => {
    const typed = [...input.value];
    // What follows from the character before is guessed along with it.
    const own = typed.filter((one, at) => at === 0 || Math.abs(one.codePointAt() - typed[at - 1].codePointAt()) > 1);
    const enough = typed.length >= least && patterns.every((pattern) => pattern.test(input.value));
    const level = own.length < least / 2 ? 1 : !enough || own.length < least * 0.7 ? 2 : own.length < least * 1.3 ? 3 : 4;
    strength.hidden = typed.length === 0;
    meter.value = level;
    output.value = levels.split("|")[level - 1];
  });
}

// What was typed and not yet sent is kept in this tab when the session ends, for the same user: never
// a password or a code, and nothing that is not on the page itself.
const typed = (form) => [...form.elements].filter((field) =>
  field.name && !["hidden", "password", "file", "submit"].includes(field.type) && !/password|^code$|^pin$/.test(field.name));
const keepTyped = (user) => {
  const kept = [...document.querySelectorAll("main form[method=post]")].map((form) =>
    typed(form).map((field) => [field.value, field.checked]));
  sessionStorage.setItem("typed", JSON.stringify({ user, path: location.pathname, kept }));
};
const putBack = (user) => {
  const stored = JSON.parse(sessionStorage.getItem("typed") ?? "null");
  if (!stored || (stored.user === user && stored.path !== location.pathname)) return;
  sessionStorage.removeItem("typed");
  if (stored.user !== user) return;
  document.querySelectorAll("main form[method=post]").forEach((form, at) =>
    typed(form).forEach((field, index) => {
      const [value, checked] = stored.kept[at]?.[index] ?? [field.value, field.checked];
      if (["checkbox", "radio"].includes(field.type)) field.checked = checked && field.value === value;
      else field.value = value;
    }));
};

// Two minutes before the session ends a dialog says so. Other tabs may have prolonged it, so the
// server is asked first; asking prolongs nothing.
const warning = document.querySelector("dialog.session-warning");
if (warning) {
  const { user, over } = warning.dataset;
  const before = Number(warning.dataset.warning);
  let endsAt = Date.now() + warning.dataset.left * 1000;
  let isFinal = warning.dataset.final === "yes";
  let dismissed = false;
  let asked = false;
  const left = () => Math.round((endsAt - Date.now()) / 1000);
  const ask = async () => {
    asked = true;
    const answer = await fetch("/session", { cache: "no-store" }).then((it) => it.json()).catch(() => null);
    if (!answer) return;
    endsAt = Date.now() + answer.seconds * 1000;
    isFinal = answer.is_final;
  };
  const show = () => {
    warning.querySelector("#session-warning-title").hidden = isFinal;
    warning.querySelector("form[action]").hidden = isFinal;
    for (const part of warning.querySelectorAll(".session-final")) part.hidden = !isFinal;
    warning.setAttribute("aria-labelledby", isFinal ? "session-final-title" : "session-warning-title");
    warning.showModal();
  };
  const say = (seconds) => {
    const said = warning.querySelector(".session-said");
    const due = [30, 60, 120].find((limit) => seconds <= limit);
    const sentence = said.getAttribute(`data-${due}`);
    if (said.textContent !== sentence) said.textContent = sentence;
    warning.querySelector(".session-count").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  const tick = async () => {
    if (left() <= before && !asked) await ask();
    if (left() <= 0) {
      await ask();
      if (left() > 0) return;
      keepTyped(user);
      location.assign(over);
      clearInterval(clock);
    } else if (left() > before) {
      [asked, dismissed] = [false, false];
      if (warning.open) warning.close();
    } else {
      if (!warning.open && !dismissed) show();
      say(left());
    }
  };
  warning.addEventListener("close", () => { dismissed = left() <= before; });
  warning.addEventListener("submit", async (event) => {
    if (event.target.method === "dialog" || event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(event.target));
    await fetch(event.target.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
    delete event.target.dataset.sent;
    event.submitter?.removeAttribute("aria-disabled");
    await ask();
    await tick();
  });
  const clock = setInterval(tick, 1000);
  putBack(user);
}

// Passkeys: the device answers for the person, and the answer travels as a form.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt());
const written = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const type = "public-key";

const create = ({ challenge, host, biller, user, name, username, known }) =>
  navigator.credentials.create({
    publicKey: {
      challenge: bytes(challenge),
      rp: { id: host, name: biller },
      user: { id: bytes(user), name: username, displayName: name },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type, alg })),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      excludeCredentials: known.split(" ").filter(Boolean).map((id) => ({ type, id: bytes(id) })),
    },
  });
const get = ({ challenge, host }, options) =>
  navigator.credentials.get({
    ...options,
    publicKey: { challenge: bytes(challenge), rpId: host, userVerification: "required" },
  });
const send = (form, { rawId, response }) => {
  const set = (field, value) => (form.elements[field].value = value ? written(value) : "");
  set("credential_id", rawId);
  set("client_data", response.clientDataJSON);
  set("authenticator_data", response.authenticatorData ?? response.getAuthenticatorData());
  set("signature", response.signature);
  set("public_key", response.getPublicKey?.());
  form.submit();
};

for (const form of window.PublicKeyCredential ? document.querySelectorAll("form[data-passkey]") : []) {
  const offer = new AbortController();
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    offer.abort();
    const problem = form.querySelector("[role=alert]");
    try {
      send(form, await (form.dataset.passkey === "create" ? create(form.dataset) : get(form.dataset)));
    } catch {
      problem.textContent = form.dataset.failed;
      problem.hidden = false;
    }
  });
  // Where the browser can, it offers passkeys in the field of the username; not one that was refused.
  if (location.search.includes("passkey_refused")) continue;
  if ("offers" in form.dataset && (await PublicKeyCredential.isConditionalMediationAvailable?.())) {
    get(form.dataset, { mediation: "conditional", signal: offer.signal }).then((key) => send(form, key), () => {});
  }
}
