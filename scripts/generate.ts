import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, readNote } from "./fingerprint";
import { prisma } from "./prisma";
import { ROOT } from "./root";

const NOTE = join(ROOT, "lib/generated/prisma/fingerprint");

/** Makes the Prisma client, unless it was made of this very schema. */
export function generateClient(): void {
  const wanted = fingerprint(["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  if (readNote(NOTE) === wanted) return;
  prisma(["generate"]);
  writeFileSync(NOTE, wanted);
}
