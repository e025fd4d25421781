import { expect, it } from "vitest";
import { untrustedServer } from "@/e2e/support/untrusted-server";
import { migrateWhenReachable } from "./migrate-when-reachable";
import { XERO_ERRORS } from "./xero/errors";
import { callXero } from "./xero/http";

process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";

it("a database whose certificate is not trusted is not waited for: the error names both settings", async () => {
  const { port, close } = await untrustedServer("postgres");
  const url = `postgresql://gangway:secret@localhost:${port}/gangway?sslmode=verify-full`;
  await expect(migrateWhenReachable(url, async () => undefined)).rejects.toThrow(
    /DATABASE_URL is not trusted.*NODE_EXTRA_CA_CERTS/,
  );
  close();
});

it("a Xero whose certificate is not trusted: the error names the setting", async () => {
  const { port, close } = await untrustedServer();
  const called = callXero("GET", new URL(`https://localhost:${port}/`), {});
  await expect(called).rejects.toMatchObject({ reason: "certificate_untrusted" });
  expect(XERO_ERRORS.certificate_untrusted.remedy).toContain("NODE_EXTRA_CA_CERTS");
  close();
});
