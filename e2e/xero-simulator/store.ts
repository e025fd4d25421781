import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AccessToken, App, RequestToken, State } from "./model";

const kept = { requests: 1000, deadTokens: 1000 };

/** What the simulator remembers, and its clock. Kept in a file when it is given a folder. */
export class Store {
  readonly state: State;
  readonly #file: string | undefined;

  constructor(folder?: string) {
    if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#file = folder && join(folder, "state.json");
    this.state =
      this.#file && existsSync(this.#file) ? (JSON.parse(readFileSync(this.#file, "utf8")) as State) : empty();
  }

  now(): number {
    return Date.now() + this.state.offsetSeconds * 1000;
  }

  app(key: string | undefined): App | undefined {
    return this.state.apps.find((app) => app.key === key);
  }

  requestToken(token: string | undefined): RequestToken | undefined {
    return this.state.requestTokens.find((each) => each.token === token);
  }

  accessToken(token: string | undefined): AccessToken | undefined {
    return this.state.accessTokens.find((each) => each.token === token);
  }

  /** Written beside and renamed, so that a crash leaves the old file whole. */
  save(): void {
    this.#forget();
    if (!this.#file) return;
    const draft = `${this.#file}.new`;
    writeFileSync(draft, JSON.stringify(this.state), { mode: 0o600 });
    renameSync(draft, this.#file);
  }

  /** Back to the sample apps as they were at first. */
  reset(): void {
    const samples = this.state.apps.filter((app) => app.sample);
    const apps = samples.map((app) => Object.assign(app, { certificates: app.certificates.slice(0, 1) }));
    Object.assign(this.state, empty(), { apps });
    this.save();
  }

  #forget(): void {
    const { state } = this;
    state.requests.splice(0, state.requests.length - kept.requests);
    state.requestTokens = state.requestTokens.slice(-kept.deadTokens);
    const dead = state.accessTokens.filter((each) => each.state !== "live").slice(0, -kept.deadTokens);
    if (dead.length > 0) state.accessTokens = state.accessTokens.filter((each) => !dead.includes(each));
  }
}

function empty(): State {
  return {
    apps: [],
    requestTokens: [],
    accessTokens: [],
    nonces: [],
    faults: [],
    requests: [],
    offsetSeconds: 0,
  };
}
