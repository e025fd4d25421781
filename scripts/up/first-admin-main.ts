// Run by first-admin.ts, with the portal's settings in the environment; prints one line of JSON.
import { closeDatabase } from "@/lib/db";
import { ensureFirstAdmin } from "@/lib/organizations/ensure-first-admin";

const { ADMIN_EMAIL: email = "", ADMIN_PASSWORD: password = "" } = process.env;
const admin = await ensureFirstAdmin({ email, password, organizationName: "My organization" });
await closeDatabase();
console.log(JSON.stringify(admin));
