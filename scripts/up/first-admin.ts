import { z } from "zod";
import { startNode, unlessEnded } from "./children";
import type { Settings } from "./settings";

const shape = z.object({ email: z.string(), userSecret: z.string(), organizationSecret: z.string() });

export type Admin = z.infer<typeof shape> & { password: string };

/** Makes the first organization and admin, unless they are there, and gives the secrets of their API. */
export async function makeFirstAdmin({ admin }: Settings, env: NodeJS.ProcessEnv): Promise<Admin> {
  // In a process of its own: the product's modules would stay in our memory for as long as the portal runs.
  const who = { ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password, ADMIN_ORGANIZATION: "" };
  const own = { ...env, LOG_LEVEL: "silent", ...who };
  const child = startNode(["--import", "tsx", "scripts/up/first-admin-main.ts"], own);
  const line = await unlessEnded("Creating the first admin", child, child.firstLine);
  return { password: admin.password, ...shape.parse(JSON.parse(line)) };
}
