import { readdirSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { register as registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { register } from "tsx/esm/api";

// Loads the product and its tests once and switches one mutant after the other on, which takes a tenth of a new start for each of them.
// JavaScript, because Stryker loads it before there is a loader of TypeScript.

/** Longer than the slowest test, which waits for a Xero that is silent. */
const TEST_MS = 25_000;
const HERE = "scripts/mutation/in-process";
const context = (globalThis.__stryker__ ??= {});
/** Of the sandbox: a copy of the project whose code has all mutants, which is the working directory. */
const urlOf = (path) => pathToFileURL(join(process.cwd(), path)).href;

class InProcessRunner {
  loaded = null;
  hasTriedMutants = false;
  isSpoiled = false;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    register();
    const standIn = (of, name) => ({ of, by: urlOf(`${HERE}/${name}.ts`) });
    const data = [
      standIn("vitest", "vitest"),
      standIn("/lib/env.ts", "env"),
      standIn("/e2e/fixtures.ts", "fixtures"),
      standIn("/e2e/support/database.ts", "database"),
      standIn("/e2e/support/mailbox.ts", "mailbox"),
      standIn("/e2e/xero-simulator/simulator.ts", "simulator"),
    ];
    registerHooks("./hooks.js", import.meta.url, { data });
    // What a mutant leaves behind must not end the process for the mutants after it.
    process.on("unhandledRejection", () => undefined);
  }

  async load() {
    if (this.loaded) return;
    const { files, loadFile, runSuite, idsOf } = await import(urlOf(`${HERE}/vitest.ts`));
    const { useSimulator } = await import(urlOf("e2e/support/simulated-xero.ts"));
    await loadFile("settings", async () => useSimulator());
    for (const hook of files.pop().before) await hook();
    const { empty } = await import(urlOf(`${HERE}/database.ts`));
    const { forget } = await import(urlOf(`${HERE}/env.ts`));
    const { AREAS } = await import(urlOf("scripts/mutation/areas.ts"));
    const settings = { ...process.env };
    const settingsOf = new Map();
    for (const path of filesOf(AREAS[process.env.MUTATION_AREA].tests)) {
      await loadFile(path, async () => {
        if (path.endsWith(".spec.ts")) (await import(urlOf(`${HERE}/fixtures.ts`))).useContract();
        await import(urlOf(path));
      });
      settingsOf.set(files.at(-1), process.env);
      process.env = { ...settings };
    }
    /** A file finds the database empty, and the settings as it left them when it was loaded. */
    const prepare = async (file) => {
      process.env = { ...settingsOf.get(file) };
      forget();
      await empty();
    };
    this.loaded = { files, runSuite, idsOf, prepare };
  }

  /** The results of the chosen tests, up to the first failure where `bails`. */
  async run(isChosen, bails) {
    const { files, runSuite, idsOf, prepare } = this.loaded;
    const results = [];
    const attempt = async (id, test) => {
      context.currentTestId = id;
      results.push(await attempted(id, test));
      return !bails || results.at(-1).status === TestStatus.Success;
    };
    for (const file of files) {
      if (!idsOf(file).some(isChosen)) continue;
      context.currentTestId = idsOf(file).find(isChosen);
      await prepare(file);
      if (!(await runSuite(file, isChosen, attempt))) break;
    }
    context.currentTestId = undefined;
    return results;
  }

  /** Twice, because tests run many times in one process: what passes only once is left out, and named in a file. */
  async dryRun() {
    await this.load();
    const tests = await this.run(() => true, false);
    const again = await this.run(() => true, false);
    const once = again.filter(({ status }) => status === TestStatus.Failed);
    await writeFile(
      `../${process.env.MUTATION_AREA}.left-out.txt`,
      once.map(({ id, failureMessage }) => `${id}: ${failureMessage}\n`).join(""),
    );
    const { mutantCoverage } = context;
    for (const { id } of once) delete mutantCoverage.perTest[id];
    const kept = tests.filter(({ id }) => !once.some((other) => other.id === id));
    return { status: DryRunStatus.Complete, tests: kept, mutantCoverage };
  }

  async mutantRun({ testFilter, hitLimit, activeMutant, mutantActivation }) {
    // Thrown, so that Stryker tries again in a new process.
    if (this.isSpoiled) throw new Error("A mutant before this one left something behind.");
    const isStatic = mutantActivation === "static";
    if (isStatic) context.activeMutant = activeMutant.id;
    await this.load();
    const isFirst = !this.hasTriedMutants;
    this.hasTriedMutants = true;
    Object.assign(context, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const results = await this.run((id) => !testFilter || testFilter.includes(id), true);
    const timeout = determineHitLimitReached(context.hitCount, hitLimit);
    const failed = results.find(({ status }) => status === TestStatus.Failed);
    if (failed && !isStatic) await this.requireSoundWithout(failed, isFirst);
    return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests: results });
  }

  /** A test kills a mutant only if it passes without it, here and now: what mutants before it left behind kills nobody. */
  async requireSoundWithout(failed, isFirst) {
    Object.assign(context, { activeMutant: undefined, hitLimit: undefined });
    const [again] = await this.run((id) => id === failed.id, true);
    if (again.status === TestStatus.Success) return;
    if (!isFirst) throw new Error("A mutant before this one left something behind.");
    this.isSpoiled = true;
  }
}

const filesOf = (paths) =>
  paths
    .filter((path) => !path.startsWith("!"))
    .flatMap(filesIn)
    .filter((path) => !paths.includes(`!${path}`));

const filesIn = (path) =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true })
        .filter((name) => name.endsWith(".test.ts"))
        .map((name) => join(path, name));

async function attempted(id, test) {
  const startedAt = performance.now();
  const result = (more) => ({ id, name: id, timeSpentMs: performance.now() - startedAt, ...more });
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("It took too long.")), TEST_MS);
  });
  try {
    await Promise.race([test(), late]);
    return result({ status: TestStatus.Success });
  } catch (error) {
    return result({ status: TestStatus.Failed, failureMessage: String(error) });
  } finally {
    clearTimeout(timer);
  }
}

create.inject = [];
function create() {
  return new InProcessRunner();
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "in-process", create)];
