import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AccessToken, App, RequestToken, State } from "./model";
import { forgetOld } from "./oauth2/forget";
import { emptyOAuth2 } from "./oauth2/model";

const kept = { requests: 1000, deadTokens: 1000 };
const saveAfterMs = 50;

/** What the simulator remembers, and its clock. Kept in a file when it is given a folder. */
export class Store {
  readonly state: State;
  /** Where it is reached; known once it listens. */
  origin = "";
  /** When each app called each organisation; not worth keeping. */
  readonly calls = new Map<string, number[]>();
  readonly #file: string | undefined;
  #saving: NodeJS.Timeout | undefined;

  constructor(folder?: string) {
    if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#file = folder && join(folder, "state.json");
    const saved = this.#file && existsSync(this.#file) ? read(this.#file) : {};
    // An older file knows fewer limits.
    this.state = { ...empty(), ...saved, limits: { ...empty().limits, ...saved.limits } };
  }

  now(): number {
    return Date.now() + this.state.offsetSeconds * 1000;
  }

  app(key: string | undefined): App | undefined {
    return this.state.apps.find((app) => app.key === key);
  }

  oauth2App(key: string | null | undefined): App | undefined {
    return this.state.apps.find((app) => app.key === key && app.protocol === "oauth2");
  }

  requestToken(token: string | undefined): RequestToken | undefined {
    return this.state.requestTokens.find((each) => each.token === token);
  }

  accessToken(token: string | undefined): AccessToken | undefined {
    return this.state.accessTokens.find((each) => each.token === token);
  }

  /** Soon, and once for many changes: the file grows with every call. */
  save(): void {
    if (this.#file) this.#saving ??= setTimeout(() => this.flush(), saveAfterMs);
    else this.#forget();
  }

  /** Written beside and renamed, so that a crash leaves the old file whole. */
  flush(): void {
    clearTimeout(this.#saving);
    this.#saving = undefined;
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
    Object.assign(this.state, empty(), { apps, oauth2: emptyOAuth2(this.state.oauth2.signingKey) });
    this.calls.clear();
    this.save();
  }

  #forget(): void {
    const { state } = this;
    state.requests.splice(0, state.requests.length - kept.requests);
    state.requestTokens = state.requestTokens.slice(-kept.deadTokens);
    const dead = state.accessTokens.filter((each) => each.state !== "live").slice(0, -kept.deadTokens);
    if (dead.length > 0) state.accessTokens = state.accessTokens.filter((each) => !dead.includes(each));
    forgetOld(state.oauth2, this.now());
  }
}

const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Partial<State>;

function empty(): State {
  return {
    apps: [],
    requestTokens: [],
    accessTokens: [],
    oauth2: emptyOAuth2(),
    nonces: [],
    faults: [],
    requests: [],
    limits: { perMinute: 60, perDay: 5000, uncertifiedAppsPerOrganisation: 0, refreshGraceSeconds: 1800 },
    offsetSeconds: 0,
  };
}
