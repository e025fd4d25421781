import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { forgetOld } from "./forget";
import type { AccessToken, App, RecordedRequest, RequestToken, State } from "./model";
import type { Calls } from "./rate-limit";
import { type SavedState, stateFrom } from "./state";
import { Tally } from "./tally";
import { Outbox } from "./webhooks/outbox";

const keptRequests = 1000;
const saveAfterMs = 50;
const forgetEveryMs = 5000;

/** What the simulator remembers, and its clock. Kept in a file when it is given a folder. */
export class Store {
  readonly state: State;
  /** Where it is reached; known once it listens. */
  origin = "";
  /** When each app called each organisation; not worth keeping. */
  readonly calls = new Map<string, Calls>();
  /** What is on its way to apps; not worth keeping either. */
  readonly outbox = new Outbox();
  /** Of token calls; not worth keeping either. */
  readonly tally = new Tally();
  readonly #file: string | undefined;
  #saving: NodeJS.Timeout | undefined;
  #forgetAgainAt = 0;

  constructor(folder?: string) {
    if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#file = folder && join(folder, "state.json");
    this.state = stateFrom(this.#file && existsSync(this.#file) ? read(this.#file) : {});
  }

  now(): number {
    return Date.now() + this.state.offsetSeconds * 1000;
  }

  app(key: string | null | undefined): App | undefined {
    return this.state.apps.get(key);
  }

  oauth2App(key: string | null | undefined): App | undefined {
    const app = this.app(key);
    return app?.protocol === "oauth2" ? app : undefined;
  }

  requestToken(token: string | undefined): RequestToken | undefined {
    return this.state.requestTokens.get(token);
  }

  accessToken(token: string | undefined): AccessToken | undefined {
    return this.state.accessTokens.get(token);
  }

  /** The last ones are kept. */
  note(request: RecordedRequest): void {
    const { requests } = this.state;
    requests.push(request);
    if (requests.length >= 2 * keptRequests) this.state.requests = requests.slice(-keptRequests);
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
    const apps = samples.map((app) => Object.assign(app, { certificates: app.certificates.slice(0, 1), seeded: 0 }));
    const { signingKey } = this.state.oauth2;
    Object.assign(this.state, stateFrom({ apps, oauth2: { signingKey } }));
    this.calls.clear();
    this.outbox.clear();
    this.tally.reset();
    this.save();
  }

  /** Takes a walk over everything, so it is not for each call. */
  #forget(): void {
    if (performance.now() < this.#forgetAgainAt) return;
    this.#forgetAgainAt = performance.now() + forgetEveryMs;
    forgetOld(this.state, this.now());
  }
}

const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as SavedState;
