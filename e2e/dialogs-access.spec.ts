import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { findingsOf } from "./support/findings";
import { seedAttempts } from "./support/attempts";
import { makeListed } from "./support/listed-rows";
import { openAccountMenu } from "./support/account-menu";

const findings = async (page: Page, where: string) => (await findingsOf(page)).map((finding) => `${where}: ${finding}`);

for (const width of [1280, 390]) {
  test.describe(`at ${width} px, in both themes`, () => {
    test.use({ viewport: { width, height: 844 } });
    test.setTimeout(300_000);

    test("what opens over the list and an instance's page is free of findings", async ({ page, db, signIn }) => {
      const { admin, ids } = await makeListed(db, [
        { name: "Harbour Lane Bakery", tags: ["nz"] },
        { name: "Ridgeway Cycles", status: "reconnect", minutesLeft: -90 },
      ]);
      await signIn(page, admin);
      const found: string[] = [];
      const look = async (where: string) => found.push(...(await findings(page, where)));
      const dialog = page.getByRole("dialog");
      // Esc closes it, and the focus goes back to what opened it.
      const inDialog = async (where: string, opener: Locator | null) => {
        await expect(dialog).toBeVisible();
        await look(where);
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
        if (opener) await expect(opener).toBeFocused();
      };
      await page.goto("/dashboard/instances");
      await expect(page.locator("[data-row]").first()).toBeVisible();
      for (const name of width > 720 ? [/^Status/, /^Kind/, /^App/, /^Sort/] : [/^Sort/]) {
        await page.getByRole("search").getByRole("button", { name }).click();
        await expect(page.getByRole("menu")).toBeVisible();
        await look(`menu ${name.source}`);
        await page.keyboard.press("Escape");
      }
      const actions = page.getByRole("button", { name: "Actions for Harbour Lane Bakery" });
      await actions.click();
      await expect(page.getByRole("menu")).toBeVisible();
      await look("row's menu");
      await page.getByRole("menuitem", { name: "Disconnect" }).click();
      await inDialog("disconnect from the list", actions);
      await actions.click();
      await page.getByRole("menuitem", { name: "Disable" }).click();
      await inDialog("disable from the list", actions);
      await actions.click();
      await page.getByRole("menuitem", { name: "Disable" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
      await expect(page.getByText("Harbour Lane Bakery is disabled.")).toBeVisible();
      await look("toast");

      await page.goto(`/dashboard/instances/${ids[0]}`);
      await page.getByRole("button", { name: "Edit name and tags" }).click();
      await expect(page.getByRole("textbox", { name: "Tags" })).toBeVisible();
      await look("edit");
      const disconnect = page.getByRole("button", { name: "Disconnect" });
      await disconnect.click();
      await inDialog("disconnect", disconnect);
      const rotate = page.getByRole("button", { name: "Rotate", exact: true });
      await rotate.click();
      await expect(dialog).toBeVisible();
      await look("rotate");
      await page.getByRole("button", { name: "Rotate token" }).click();
      await expect(page.getByRole("textbox", { name: "Instance token" })).toBeVisible();
      await inDialog("new token", rotate);
      expect(found).toEqual([]);
    });

    test("what opens on the other pages is free of findings", async ({ page, db, signIn }) => {
      const { admin, member, organizationId } = await makeListed(db, []);
      await seedAttempts(db, { organizationId, email: admin.email }, [
        { status: "connected", came: "returned" },
        { status: "declined", came: "sent", problem: "declined" },
        { status: "sent", came: "sent", isOpen: true },
        { status: "started", came: "started" },
      ]);
      await signIn(page, admin);
      await db.query(
        `with o as (insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Second', '', sha256($1::bytea)) returning id)
         insert into memberships (user_id, organization_id, role) select $2, id, 'member' from o`,
        [Buffer.from(randomUUID()), admin.id],
      );
      const found: string[] = [];
      const look = async (where: string) => found.push(...(await findings(page, where)));
      const dialog = page.getByRole("dialog");
      // Esc closes it, and the focus goes back to what opened it.
      const inDialog = async (where: string, opener: Locator | null) => {
        await expect(dialog).toBeVisible();
        await look(where);
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
        if (opener) await expect(opener).toBeFocused();
      };

      await page.goto("/dashboard/instances");
      const program = page.getByRole("button", { name: "Use the API" });
      await program.click();
      await inDialog("from a program", program);
      await openAccountMenu(page);
      await page.getByText("Switch organization").locator("visible=true").click();
      await expect(page.getByRole("button", { name: "Second" }).locator("visible=true")).toBeVisible();
      await look("organization switcher");

      await page.goto("/dashboard/attempts");
      await expect(page.getByRole("table", { name: "Attempts" })).toBeVisible();
      await look("attempts");
      await page.goto("/dashboard/attempts?group=left_returned");
      await expect(page.getByRole("heading", { name: "No matching attempts" })).toBeVisible();
      await look("no attempts");

      await page.goto("/dashboard/people");
      const actions = page.getByRole("button", { name: `Actions for ${member.email}` });
      await actions.click();
      await expect(page.getByRole("menu")).toBeVisible();
      await look("person's menu");
      await page.getByRole("menuitem", { name: "Create password reset link" }).click();
      await expect(page.getByRole("textbox", { name: "Password reset link" })).toBeVisible();
      await inDialog("link", actions);
      await actions.click();
      await page.getByRole("menuitem", { name: "Remove" }).click();
      await inDialog("remove", actions);
      const invite = page.getByRole("button", { name: "Invite", exact: true });
      await invite.click();
      await dialog.getByRole("button", { name: "Invite", exact: true }).click();
      await expect(dialog.getByLabel("Email")).toHaveAttribute("aria-invalid", "true");
      await inDialog("invite", invite);

      for (const [path, name] of [
        ["/dashboard/settings", "Organization secret"],
        ["/dashboard/account", "User secret"],
      ] as const) {
        await page.goto(path);
        const panel = page.getByRole("region", { name });
        const [show, rotate] = [
          panel.getByRole("button", { name: "Show" }),
          panel.getByRole("button", { name: "Rotate" }),
        ];
        await show.click();
        await dialog.getByRole("button", { name: "Show secret" }).click();
        await inDialog(`show the ${name}`, show);
        await rotate.click();
        await dialog.getByLabel("Your password").fill(admin.password);
        await dialog.getByRole("button", { name: "Rotate secret" }).click();
        await expect(dialog.getByRole("textbox", { name })).toBeVisible();
        await inDialog(`new ${name}`, null);
        await expect(page.getByText("Both secrets work.")).toBeVisible();
        await look(`two of the ${name}`);
      }

      if (width < 720) {
        await page.goto("/dashboard/audit-log?group=people");
        await expect(page.getByRole("button", { name: /^People\b.*remove this filter/ })).toBeVisible();
        const filters = page.getByRole("button", { name: "Filters" });
        await filters.click();
        await inDialog("filters of the audit log", filters);
      }
      expect(found).toEqual([]);
    });
  });
}
