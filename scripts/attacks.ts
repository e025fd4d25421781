// npm run attacks: every test that docs/security.md names in its table of attacks.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type NamedTests, partBelow, testsNamedIn } from "./attacks/named-tests";
import { conclude, runGates } from "./checks/check";
import { e2eGate, vitestGate } from "./checks/suites";
import { ROOT } from "./root";

const named = testsNamedIn(partBelow(readFileSync(join(ROOT, "docs/security.md"), "utf8"), "Attacks"));
const filesOf = (isMeant: (file: string) => boolean) => [...new Set(named.map(({ file }) => file).filter(isMeant))];

const inBrowser = filesOf((file) => file.endsWith(".spec.ts"));
const onDatabase = filesOf((file) => file.endsWith(".db.test.ts"));
const alone = filesOf((file) => /(?<!\.db)\.test\.tsx?$/.test(file));

/** For Playwright's --grep, which looks at a test's file and title: the titles that are named, or the whole file. */
const grepOf = ({ file, titles }: NamedTests) =>
  titles.length === 0
    ? [basename(file)]
    : titles.map((title) => `${basename(file)} .*${title.replaceAll(/[^\w ]/g, ".")}`);
const grep = named
  .filter(({ file }) => inBrowser.includes(file))
  .flatMap(grepOf)
  .join("|");

conclude(
  await runGates([
    vitestGate("attacks on parts", "unit", { args: alone }),
    vitestGate("attacks with a database", "integration", { args: onDatabase }),
    e2eGate("attacks on the product", {
      args: ["--project", "server", "--grep", grep, ...inBrowser.map((file) => basename(file))],
    }),
  ]),
);
