import { pool } from "@/lib/db";
import type { Settings } from "@/lib/env";
import { areRenewalsBegun } from "@/lib/grants/renewals-begun";
import { failed, ok, unchecked } from "./finding";
import type { Finding } from "@/lib/setup/view";
import { exampleLine } from "./settings";

/** Whether some server renews what is due. */
export async function checkWorker({ ROLE: role }: Settings, organizationId: string | null): Promise<Finding> {
  if (!(await areRenewalsBegun(organizationId)))
    return failed("Renewals are due, and no server begins them. Start one with this line:", {
      line: exampleLine("ROLE"),
    });
  if (role !== "web") return ok("This server renews, and nothing that is due waits.");
  const { rows } = await pool().query<{ any: boolean }>(
    "select exists (select 1 from grants where renew_at is not null) any",
  );
  if (rows[0]!.any) return ok("Another server renews: nothing that is due waits. ROLE is web here.");
  return unchecked("ROLE is web here, and nothing is connected yet that would show whether another server renews.", {
    line: exampleLine("ROLE"),
  });
}
