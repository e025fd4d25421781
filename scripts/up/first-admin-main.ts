// Run by first-admin.ts and by `npm run admin`, with the portal's settings in the environment; prints one line of JSON.
import { closeDatabase } from "@/lib/db";
import { ensureFirstAdmin, ensureOrganization } from "@/lib/accounts/first-admin";
import { GangwayError } from "@/lib/errors";

const { ADMIN_EMAIL: email = "", ADMIN_PASSWORD: password = "", ADMIN_ORGANIZATION: organizationName } = process.env;
try {
  const admin = organizationName
    ? await ensureOrganization({ email, password, organizationName })
    : await ensureFirstAdmin({ email, password, organizationName: "My organization" });
  console.log(JSON.stringify(admin));
} catch (error) {
  if (!(error instanceof GangwayError)) throw error;
  console.error(`${error.message} ADMIN_EMAIL and ADMIN_PASSWORD of the environment say who the admin is.`);
  process.exitCode = 1;
}
await closeDatabase();
