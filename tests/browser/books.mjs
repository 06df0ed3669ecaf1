// Last of all: what the stories before it have left in the books.

import assert from "node:assert/strict";
import { test } from "node:test";

import { demo } from "./world.mjs";

test("the books agree with each other and with the processor", { timeout: 60_000 }, async () => {
  await demo.settle();
  let verdict;
  await demo.until(async () => {
    verdict = await demo.verify();
    return verdict.code === 0;
  }, () => verdict.report);
  assert.match(verdict.report, /OK {6}clearing equals the processor's balance/);
});
