// npm test: everything that must hold, from a fresh clone to the browser.
import { conclude, runGates } from "./gates/gate";
import { installChromium, installFaketime } from "./gates/install-debian";
import { schemaGate } from "./gates/schema";
import { buildGate, generateTypes, staticGates } from "./gates/static";
import { e2eGate, vitestGate } from "./gates/suites";

// Leave in order, so that a throw-away database goes, too.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

installChromium();
installFaketime();
await generateTypes();
const quick = await runGates([...staticGates, schemaGate], 2);
const tests = await runGates([
  vitestGate("unit tests", "unit"),
  vitestGate("integration tests", "integration"),
  vitestGate("drills", "drills", ["--exclude", "**/*.long.drill.ts"]),
]);
const [build] = await runGates([buildGate]);
const e2e = build?.failed ? [] : await runGates([e2eGate]);
conclude([...quick, ...tests, ...(build ? [build] : []), ...e2e]);
