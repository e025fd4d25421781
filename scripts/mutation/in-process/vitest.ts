import { format } from "node:util";
import { expect } from "@playwright/test";

// Stands for Vitest where tests run in the process of their runner: what the tests of the product use of it.

type Work = (...given: never[]) => unknown;
type Test = { id: string; run: () => unknown };
type Suite = {
  title: string;
  before: Work[];
  after: Work[];
  beforeEach: Work[];
  afterEach: Work[];
  entries: (Suite | Test)[];
};

/** Every file's tests, in the order in which they were loaded. */
export const files: Suite[] = [];
let path: Suite[] = [];

const current = () => path.at(-1)!;

/** Registers what a file has, under its name. */
export async function loadFile(name: string, load: () => Promise<unknown>): Promise<void> {
  const file = newSuite(name);
  files.push(file);
  path = [file];
  await load();
}

const newSuite = (title: string): Suite => ({
  title,
  before: [],
  after: [],
  beforeEach: [],
  afterEach: [],
  entries: [],
});

export function describe(title: string, register: () => void): void {
  const suite = newSuite(title);
  current().entries.push(suite);
  path.push(suite);
  register();
  path.pop();
}

export function it(title: string, run: Work): void {
  const id = [...path.map((suite) => suite.title), title].join(" > ");
  current().entries.push({ id, run });
}

it.each =
  (cases: readonly unknown[]) =>
  (title: string, run: Work): void =>
    cases.forEach((given, index) => {
      const all = [given].flat() as never[];
      const numbered = title.replaceAll("%#", String(index));
      it(`${format(numbered, ...all)} (${index})`, () => run(...all));
    });

export const beforeAll = (work: Work) => void current().before.push(work);
export const afterAll = (work: Work) => void current().after.push(work);
export const beforeEach = (work: Work) => void current().beforeEach.push(work);
export const afterEach = (work: Work) => void current().afterEach.push(work);
export { expect, it as test };

type Attempt = (id: string, run: () => Promise<unknown>) => Promise<boolean>;

/** Runs the chosen tests of a suite with its hooks. `attempt` runs one and says whether to go on. */
export async function runSuite(suite: Suite, isChosen: (id: string) => boolean, attempt: Attempt): Promise<boolean> {
  if (!idsOf(suite).some(isChosen)) return true;
  let failure: { error: unknown } | null = null;
  await all(suite.before).catch((error: unknown) => (failure = { error }));
  const test = async ({ run }: Test) => {
    if (failure) throw failure.error;
    await all(suite.beforeEach);
    try {
      await run();
    } finally {
      await all(suite.afterEach);
    }
  };
  let goesOn = true;
  for (const entry of suite.entries) {
    if (!goesOn) break;
    if ("entries" in entry) goesOn = await runSuite(entry, isChosen, attempt);
    else if (isChosen(entry.id)) goesOn = await attempt(entry.id, () => test(entry));
  }
  await all(suite.after).catch(() => undefined);
  return goesOn;
}

async function all(hooks: Work[]): Promise<void> {
  for (const hook of hooks) await hook();
}

/** The names of all tests of a suite. */
export const idsOf = (suite: Suite): string[] =>
  suite.entries.flatMap((entry) => ("entries" in entry ? idsOf(entry) : [entry.id]));
