// Somebody with a browser: reads, types and presses, and notices what is in the way.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";
import { gzipSync } from "node:zlib";

// The packages lie in .tools/node, where test.sh installs them; imports look nowhere else.
const require = createRequire(`${process.env.NODE_PATH}/paydesk.js`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const HTML_LIMIT = 30 * 1024;
const REST_LIMIT = 60 * 1024;

// One browser for everybody, as starting it takes longer than many a story; what a person keeps in
// it (cookies, passkeys, storage) is the person's own.
let browser;

after(async () => {
  await (await browser)?.close();
});

function open() {
  browser ??= chromium.launch({
    executablePath: process.env.PAYDESK_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  return browser;
}

export class Person {
  static async arrive(demo, { language, javaScript = true }) {
    const person = new Person();
    person.demo = demo;
    person.language = language;
    person.hasJavaScript = javaScript;
    person.complaints = [];
    person.context = await (await open()).newContext({
      locale: language,
      viewport: DESK,
      reducedMotion: "reduce", // drawn without a graphics card, motion takes longer than the pages
      javaScriptEnabled: javaScript,
    });
    person.page = await person.context.newPage();
    person.page.on("console", (message) => {
      // A form that is refused answers 422, and the browser remarks on it; that is no complaint.
      const isRefusal = /status of 4(22|04)/.test(message.text());
      if (message.type() === "error" && !isRefusal) person.complaints.push(message.text());
    });
    person.page.on("pageerror", (error) => {
      // We change the window's size while a page is still being drawn in; nobody else does.
      if (!/Transition was aborted/.test(error)) person.complaints.push(String(error));
    });
    return person;
  }

  leave() {
    return this.context.close();
  }

  go(address) {
    return this.page.goto(this.demo.portal + address);
  }

  /** From then on in the person's language, whatever stories before this one have left. */
  async signIn(username) {
    await this.go("/sign-in");
    await this.page.locator("input[name=login]").fill(username);
    await this.page.locator("input[name=password]").fill(this.demo.passwordOf(username));
    await this.page.locator("main form button").first().click();
    await this.arrivesAt("/dashboard");
    await this.speak(this.language);
  }

  /** Pages come in this language from now on, whatever the user had chosen. */
  async speak(language) {
    const current = await this.page.locator("html").getAttribute("lang");
    if (current.startsWith(language)) return;
    await this.page.locator("footer form[action='/language'] button").first().click();
    await this.page.waitForLoadState();
  }

  fill(label, text) {
    return this.page.getByLabel(label).first().fill(text);
  }

  value(label) {
    return this.page.getByLabel(label).first().inputValue();
  }

  press(name) {
    return this.page.getByRole("button", { name, exact: true }).first().click();
  }

  /** The first button of the page's own form. */
  pressFirst() {
    return this.page.locator("main form button").first().click();
  }

  async follow(name) {
    await this.page.getByRole("link", { name }).first().click();
    await this.page.waitForLoadState();
  }

  /** A path that the address begins with, or a pattern of one. */
  arrivesAt(path) {
    const isThere = (url) =>
      path instanceof RegExp ? path.test(url.pathname) : url.pathname.startsWith(path);
    return this.page.waitForURL(isThere, { timeout: 20_000 });
  }

  heading() {
    return this.page.locator("h1").innerText();
  }

  text() {
    return this.page.locator("main").innerText();
  }

  async eventually(pattern) {
    await this.demo.until(async () => {
      return pattern.test(await this.text().catch(() => ""));
    }, `${pattern} on ${this.page.url()}`);
  }

  /** By keyboard: a page that is still coming in, with a transition, takes no click yet. */
  async tick(box) {
    await this.page.locator(box).focus();
    await this.page.keyboard.press("Space");
    assert.ok(await this.page.locator(box).isChecked(), `${box} is ticked`);
  }

  /** Chooses another amount and a new method, types its numbers at the processor, and reviews. */
  async reviewOther(amount, kind, numbers) {
    await this.go("/payments/new");
    await this.tick("input[name=choice][value=other]");
    await this.page.locator("input[name=amount]").fill(amount);
    await this.chooseNew(kind, numbers);
  }

  /** Goes on with a new method, types its numbers at the processor, and comes to the review. */
  async chooseNew(kind, numbers) {
    await this.tick(`input[name=method][value=${kind}]`);
    await this.page.locator("main form[method=post] button").first().click();
    await this.typeNewMethod(kind, numbers);
  }

  /** From the form of a new method to the review that it was wanted for. */
  async typeNewMethod(kind, numbers) {
    await this.arrivesAt("/payment-methods/new");
    await this.tick("input[name=agree]");
    await this.page.locator("main form[method=post] button").first().click();
    await this.typeNumbers(kind, numbers);
    await this.page.waitForURL(/\/review/);
  }

  /** On the processor's page, which leads back. */
  async typeNumbers(kind, { number, account }) {
    await this.page.waitForURL(/checkout/);
    await this.page.locator("input[name=name]").fill("Nadia Payer");
    if (kind === "card") {
      await this.page.locator("input[name=number]").fill(number);
      await this.page.locator("input[name=expiry]").fill("12 / 34");
      await this.page.locator("input[name=cvc]").fill("123");
    } else {
      await this.page.locator("input[name=routing_number]").fill("110000000");
      await this.page.locator("input[name=account_number]").fill(account);
    }
    await this.page.locator("form button[type=submit], form button").first().click();
  }

  async payOther(amount, kind, numbers) {
    await this.reviewOther(amount, kind, numbers);
    await this.completes();
  }

  /** Presses what the review is for. */
  async completes() {
    await this.page.locator("form[action='/payments'] button").first().click();
    await this.page.waitForURL(/\/payments\/[0-9a-f-]{36}$|challenges/);
  }

  /** Nothing on the page keeps people with disabilities out, on a desk or a phone. */
  async seesNoBarrier() {
    if (!this.hasJavaScript) return; // axe is a script itself
    for (const size of [DESK, PHONE]) {
      await this.page.setViewportSize(size);
      // Behind the page's own policy, as an extension of the browser would run.
      const found = await this.page.evaluate(`${axe}; axe.run(document)`);
      const grave = found.violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
      const told = grave.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
      assert.deepEqual(told, [], this.page.url());
    }
    await this.page.setViewportSize(DESK);
  }

  async fitsThePhone() {
    await this.page.setViewportSize(PHONE);
    const over = await this.page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assert.ok(over <= 0, `${this.page.url()} is ${over} pixels too wide`);
    await this.page.setViewportSize(DESK);
  }

  /** DESIGN §7: at most 30 KB of HTML, compressed, and 60 KB of everything else. */
  async isLight() {
    const html = gzipSync(await this.page.content()).length;
    assert.ok(html <= HTML_LIMIT, `${this.page.url()} has ${html} bytes of HTML`);
    const rest = await this.page.evaluate(
      "performance.getEntriesByType('resource').reduce((sum, one) => sum + one.encodedBodySize, 0)",
    );
    assert.ok(rest <= REST_LIMIT, `${this.page.url()} loads ${rest} bytes besides`);
  }
}
