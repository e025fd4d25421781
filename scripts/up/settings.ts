import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writePrivateFile } from "./private-file";

const shape = z.object({
  encryptionKeys: z.string(),
  sessionSecret: z.string(),
  admin: z.object({ email: z.string(), password: z.string() }),
  /** Null until the simulator was first started. */
  simulatorPort: z.number().nullable(),
});

export type Settings = z.infer<typeof shape>;

/** The settings kept in the data folder, made on first use. Losing them loses every stored secret. */
export function readSettings(folder: string): Settings {
  const file = fileIn(folder);
  if (!existsSync(file)) saveSettings(folder, newSettings());
  const result = shape.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (result.success) return result.data;
  throw new Error(`${file} is not valid:\n${z.prettifyError(result.error)}`);
}

export function saveSettings(folder: string, settings: Settings): void {
  writePrivateFile(fileIn(folder), `${JSON.stringify(settings, null, 2)}\n`);
}

function newSettings(): Settings {
  return {
    encryptionKeys: `k1:${randomBytes(32).toString("base64")}`,
    sessionSecret: randomBytes(32).toString("base64url"),
    admin: { email: "admin@example.com", password: randomBytes(12).toString("base64url") },
    simulatorPort: null,
  };
}

const fileIn = (folder: string) => join(folder, "settings.json");
