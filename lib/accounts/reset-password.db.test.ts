import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import type { UserCaller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { removePerson } from "./change-member";
import { joinOrganization } from "./member-store";
import { giveResetLink, resetPassword } from "./reset-password";

const database = useDatabase();
const PASSWORD = "a password of somebody else";
let adminCaller: UserCaller;
beforeAll(async () => {
  adminCaller = await admin();
});

const use = (link: string) => resetPassword(new URL(link).hash.slice(1), PASSWORD, null);

describe("a reset link that an admin made", () => {
  it("works once", async () => {
    const link = await giveResetLink(adminCaller, (await colleague(adminCaller, "member")).userId);
    await use(link);
    await expect(use(link)).rejects.toMatchObject({ code: "not_found" });
  });

  it("ends when the user joins another organization, whose data it would open", async () => {
    const { userId } = await colleague(adminCaller, "member");
    const link = await giveResetLink(adminCaller, userId);
    const [other] = await database.query<{ id: string }>(
      "insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Other', '', 'x') returning id",
    );
    await transaction((tx) => joinOrganization(tx, { organizationId: other!.id, userId, role: "admin" }));
    await expect(use(link)).rejects.toMatchObject({ code: "not_found" });
  });

  it("ends when the user is removed", async () => {
    const { userId } = await colleague(adminCaller, "member");
    const link = await giveResetLink(adminCaller, userId);
    await removePerson(adminCaller, userId);
    await expect(use(link)).rejects.toMatchObject({ code: "not_found" });
  });
});
