import { decryptApp } from "@/lib/apps/credentials";
import { DecryptionError } from "@/lib/encryption";
import { XeroError } from "@/lib/xero/errors";
import { protocolOf } from "@/lib/xero/protocol";
import { failed, namesOf, ok, unchecked } from "./finding";
import type { Finding } from "@/lib/setup/view";
import { appPage, type AppToCheck, NO_APP } from "./apps";

type Answer = { app: AppToCheck; refused: string | null; isKnown: boolean };

const AT_ONCE = 5;

/** Has Xero test the keys of each app, as "Test keys" does. Changes nothing. */
export async function checkAppKeys(apps: AppToCheck[]): Promise<Finding> {
  if (apps.length === 0) return NO_APP;
  const answers: Answer[] = [];
  for (let from = 0; from < apps.length; from += AT_ONCE)
    answers.push(...(await Promise.all(apps.slice(from, from + AT_ONCE).map(test))));
  const refused = answers.filter((answer) => answer.refused !== null);
  if (refused[0]) {
    const others = refused.length > 1 ? ` The same goes for ${namesOf(refused.slice(1).map(({ app }) => app))}.` : "";
    return failed(
      `${refused[0].app.name}: ${refused[0].refused}${others}`,
      appPage(refused[0].app, "Replace its keys"),
    );
  }
  const unknown = answers.filter(({ isKnown }) => !isKnown).map(({ app }) => app);
  if (unknown.length > 0) return unchecked(`Xero did not say whether it accepts the keys of ${namesOf(unknown)}.`);
  return ok(
    apps.length === 1
      ? `Xero accepts the keys of ${apps[0]!.name}.`
      : `Xero accepts the keys of ${apps.length === 2 ? "both" : `all ${apps.length}`} apps.`,
  );
}

async function test(row: AppToCheck): Promise<Answer> {
  try {
    const app = await decryptApp(row);
    await protocolOf(app).testKeys(app);
    return { app: row, refused: null, isKnown: true };
  } catch (error) {
    if (error instanceof DecryptionError)
      return { app: row, refused: "Its secret can't be read any more. Enter it again.", isKnown: true };
    if (!(error instanceof XeroError)) throw error;
    return { app: row, refused: error.isTemporary ? null : error.explanation, isKnown: !error.isTemporary };
  }
}
