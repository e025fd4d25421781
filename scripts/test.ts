// npm test: everything that must hold, from a fresh clone to the browser.
import { conclude, runGates } from "./checks/check";
import { installChromium, installFaketime, installLanguages } from "./checks/install-debian";
import { schemaGate } from "./checks/schema";
import { buildGate, generateTypes, staticGates } from "./checks/static";
import { e2eGate, vitestGate } from "./checks/suites";

// Leave in order, so that a throw-away database goes, too.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

installChromium();
installFaketime();
installLanguages();
await generateTypes();
const quick = await runGates([...staticGates, schemaGate], 2);
const tests = await runGates([
  vitestGate("unit tests", "unit"),
  vitestGate("integration tests", "integration"),
  // Those that are soon done; `npm run drills` has all of them (docs/drills.md).
  vitestGate("drills", "drills", ["replicas.drill", "database.drill", "webhooks.drill"]),
]);
const [build] = await runGates([buildGate]);
const e2e = build?.failed ? [] : await runGates([e2eGate]);
conclude([...quick, ...tests, ...(build ? [build] : []), ...e2e]);
