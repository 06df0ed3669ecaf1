// The demo that all stories play in, and how a story is told.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Demo } from "./demo.mjs";
import { Person } from "./person.mjs";

/** @type {Demo} */
export let demo;

before(async () => {
  demo = await Demo.start();
});

after(async () => {
  await demo?.stop();
});

export const english = { language: "en" };
export const spanish = { language: "es" };
export const withoutJavaScript = { language: "en", javaScript: false };

/** A person's language, and whether without JavaScript: for a story's name. */
export const how = ({ language, javaScript = true }) =>
  javaScript ? language : `${language}, without JavaScript`;

/** A story with a person of its own; whatever the browser complained of fails it. */
export function story(name, options, play) {
  test(name, { timeout: 90_000 }, async () => {
    const person = await Person.arrive(demo, options);
    try {
      await play(person);
      assert.deepEqual(person.complaints, []);
    } finally {
      await person.leave();
    }
  });
}
