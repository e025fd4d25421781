// Run by first-admin.ts and by `npm run admin`, with the portal's settings in the environment; prints one line of JSON.
import { closeDatabase } from "@/lib/db";
import { ensureFirstAdmin, ensureOrganization } from "@/lib/accounts/first-admin";

const { ADMIN_EMAIL: email = "", ADMIN_PASSWORD: password = "", ADMIN_ORGANIZATION: organizationName } = process.env;
const admin = organizationName
  ? await ensureOrganization({ email, password, organizationName })
  : await ensureFirstAdmin({ email, password, organizationName: "My organization" });
await closeDatabase();
console.log(JSON.stringify(admin));
