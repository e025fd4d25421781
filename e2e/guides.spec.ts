import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "@/scripts/checks/tool";
import { expect, test } from "./fixtures";
import { examplesOf, GUIDES, type Language, LANGUAGES, readmeExamples } from "./guides/examples";
import { canRun, EXAMPLES, run, serve, TSCONFIG } from "./guides/run";
import { SCENARIOS } from "./guides/scenarios";
import { exported } from "./guides/world";
import { newOrganization } from "./support/organization";

for (const guide of ["README", ...GUIDES])
  for (const language of LANGUAGES) {
    const examples = new Map(
      (guide === "README" ? readmeExamples() : examplesOf(guide))
        .filter((example) => example.language === language)
        .map(({ section, code }) => [section, code]),
    );
    if (guide === "README" && language !== "bash") continue;

    test(`the examples of ${guide} work in ${language}`, async ({ page, browser, portal, simulator, db, signIn }) => {
      test.skip(!canRun(language), `${language} is not installed here`);
      const organization = await newOrganization(portal, db);
      const { admin, organizationSecret } = organization;
      const world = { page, browser, portal, simulator, signIn, organization, client: admin.client };
      const usual = exported(portal.url, admin.userSecret, organizationSecret);
      const waiting = new Set(examples.keys());
      const take = (section: string) => (waiting.delete(section) ? examples.get(section)! : null);

      await SCENARIOS[guide]!(
        world,
        async (section, more = {}) => {
          const code = take(section);
          return code === null ? null : run(language, code, { ...usual, ...more });
        },
        async (section, { PORT = "", ...more }, during) => {
          const code = take(section);
          return code === null ? null : serve(language, code, { ...usual, ...more, PORT }, during);
        },
      );
      expect([...waiting], "examples that nothing runs").toEqual([]);
    });
  }

test("what a guide shows in one language, it shows in the others", () => {
  const of = (guide: string, language: Language) =>
    examplesOf(guide).flatMap((example) => (example.language === language ? [example.section] : []));
  for (const guide of GUIDES) {
    expect(of(guide, "ts"), guide).not.toEqual([]);
    for (const language of LANGUAGES) expect(of(guide, language), guide).toEqual([...new Set(of(guide, language))]);
    for (const language of ["python", "php"] as const) expect(of(guide, language), guide).toEqual(of(guide, "ts"));
  }
});

test("the examples in TypeScript compile", async () => {
  const folder = join(EXAMPLES, "compiled");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const guide of GUIDES)
    for (const [at, { language, code }] of examplesOf(guide).entries())
      if (language === "ts") writeFileSync(join(folder, `${guide}-${at}.ts`), code);
  const config = { extends: TSCONFIG, include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  expect(await runTool("typescript", ["-p", folder])).toEqual({ code: 0, output: "" });
});
