// npm run check: what can be told in seconds, without a database.
import { conclude, runGates } from "./checks/check";
import { generateTypes, staticGates } from "./checks/static";
import { vitestGate } from "./checks/suites";

await generateTypes();
conclude(await runGates([vitestGate("unit tests", "unit"), ...staticGates], 2));
