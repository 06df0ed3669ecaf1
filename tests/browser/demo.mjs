// The demo as a child process, its inbox, and the other side of it: the sandbox's processor.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const program = process.env.PAYDESK_BIN ?? "target/release/paydesk";
// The sandbox's key opens nothing but the sandbox; the demo's is always of seed 1.
const key = "sk_test_sandbox0000000000000001";

export class Demo {
  static async start(...more) {
    const demo = new Demo();
    demo.opened = new Set();
    demo.folder = await mkdtemp(join(tmpdir(), "paydesk-browser-"));
    demo.database = (!more.length && process.env.PAYDESK_DATABASE) || `sqlite:${join(demo.folder, "demo.db")}`;
    const options = ["demo", "--json", "--port", "0", "--database", demo.database, ...more];
    demo.child = spawn(program, options, { stdio: ["ignore", "pipe", "ignore"] });
    const lines = createInterface({ input: demo.child.stdout });
    const [line] = await Promise.race([
      new Promise((resolve) => lines.once("line", (line) => resolve([line]))),
      new Promise((_, reject) => demo.child.once("exit", () => reject(new Error("the demo ended")))),
    ]);
    return Object.assign(demo, JSON.parse(line));
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGINT");
    await Promise.race([ended, sleep(15_000)]);
    this.child.kill("SIGKILL");
    await rm(this.folder, { recursive: true, force: true });
  }

  passwordOf(username) {
    return this.users.find((user) => user.username === username).password;
  }

  /** Newest first. */
  async lettersTo(address) {
    const answer = await fetch(`${this.inbox}/messages.json?to=${encodeURIComponent(address)}`);
    return answer.json();
  }

  /** The newest that no story has opened yet: people share addresses, and letters take a moment. */
  async letterTo(address, subject) {
    let found;
    await this.until(async () => {
      const letters = await this.lettersTo(address);
      found = letters.find(({ id, subject: said }) => !this.opened.has(id) && subject.test(said));
      return found;
    }, `a letter to ${address}`);
    this.opened.add(found.id);
    return found;
  }

  /** What the processor has charged of exactly this amount. */
  async chargesOf(cents) {
    const answer = await fetch(`${this.processor}/v1/payment_intents?limit=100`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const { data } = await answer.json();
    return data.filter((intent) => intent.amount === cents && intent.status === "succeeded");
  }

  async settle() {
    await fetch(`${this.processor}/sandbox/settle`, { method: "POST", body: "{}" });
  }

  /** What `paydesk verify` says: its exit code and its report. */
  verify() {
    return this.program(["verify"]);
  }

  /** What a command of the program says, beside the demo: its exit code and its report. */
  program(command) {
    const env = {
      PAYDESK_DATABASE: this.database,
      PAYDESK_PROCESSOR_URL: this.processor,
      PAYDESK_PROCESSOR_SECRET_KEY: key,
    };
    return new Promise((resolve) => {
      execFile(program, command, { env }, (failure, stdout, stderr) => {
        resolve({ code: failure ? failure.code : 0, report: stdout + stderr });
      });
    });
  }

  async until(isSo, what) {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await isSo()) return;
      await sleep(200);
    }
    throw new Error(`waited in vain for ${typeof what === "function" ? what() : what}`);
  }
}
