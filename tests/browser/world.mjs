// The demo that all stories play in, and how a story is told.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Demo } from "./demo.mjs";
import { Person } from "./person.mjs";

export * from "./ways.mjs";

const isPostgres = /^postgres/.test(process.env.PAYDESK_DATABASE);
const played = new Set();

/** @type {Demo} */
export let demo;

before(async () => {
  demo = await Demo.start();
});

after(async () => {
  await demo?.stop();
});

/**
 * A story with a person of its own; whatever the browser complained of fails it. On SQLite it is
 * played in every way that it has; PostgreSQL is asked the same in all of them, so there in one.
 */
export function story(name, options, play) {
  const what = name.replace(/ \([^)]*\)$/, "");
  const skip = isPostgres && played.has(what) && "played in this way on SQLite";
  played.add(what);
  test(name, { timeout: 90_000, skip }, async () => {
    const person = await Person.arrive(demo, options);
    try {
      await play(person);
      assert.deepEqual(person.complaints, []);
    } finally {
      await person.leave();
    }
  });
}
