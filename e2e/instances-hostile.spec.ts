import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { seedAttempts } from "./support/attempts";
import { HOSTILE } from "./support/hostile";
import { makeListed } from "./support/listed-rows";

type Seen = { name: string; organisation: string };

/** Cells of a CSV file as RFC 4180 reads them. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  for (let at = 0; at < text.length;) {
    const quoted = /"((?:[^"]|"")*)"/y;
    const plain = /[^",\r\n]*/y;
    const pattern = text[at] === '"' ? quoted : plain;
    pattern.lastIndex = at;
    const [whole, inner] = pattern.exec(text)!;
    lines.at(-1)!.push(inner === undefined ? whole : inner.replaceAll('""', '"'));
    at += whole.length;
    if (text[at] === ",") at += 1;
    else {
      expect(text.slice(at, at + 2)).toBe("\r\n");
      at += 2;
      if (at < text.length) lines.push([]);
    }
  }
  return lines;
}

test("two hundred hostile names are text: in the list, in searches and in the export", async ({
  page,
  db,
  signIn,
  portal,
}) => {
  test.setTimeout(300_000);
  expect(HOSTILE).toHaveLength(200);
  const list = await makeListed(
    db,
    HOSTILE.map((name) => ({ name, organisation: name, tags: ["hostile"] })),
  );
  await signIn(page, list.admin);
  const trouble: string[] = [];
  page.on("dialog", (dialog) => trouble.push(`dialog ${dialog.message()}`));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(portal.url) && !request.url().startsWith("data:")) trouble.push(request.url());
  });

  await page.goto("/dashboard/instances?sort=newest");
  const seen = new Map<string, Seen>();
  const look = () =>
    page.locator("[data-row]").evaluateAll((rows) =>
      rows.map((row) => ({
        id: (row as HTMLElement).dataset.row!,
        name: row.querySelector("a")!.textContent,
        organisation: row.querySelector("bdi")!.textContent,
      })),
    );
  await expect
    .poll(
      async () => {
        for (const { id, ...row } of await look()) seen.set(id, row);
        await page.evaluate(() => window.scrollBy(0, 500));
        return seen.size;
      },
      { timeout: 60_000, intervals: [50] },
    )
    .toBe(200);
  for (const [index, id] of list.ids.entries())
    expect(seen.get(String(id))).toEqual({ name: HOSTILE[index], organisation: HOSTILE[index] });
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  // Nothing of them makes the page wider than the window.
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(trouble).toEqual([]);

  for (const [index, name] of HOSTILE.entries()) {
    const query = new URLSearchParams({ search: name, size: "200" });
    const answer = await page.request.get(`/api/portal/instances?${query}`);
    expect(answer.status(), name).toBe(200);
    const { items } = (await answer.json()) as { items: { id: number }[] };
    expect(
      items.map(({ id }) => id),
      name,
    ).toContain(list.ids[index]);
  }

  const file = await page.request.get("/api/portal/instances/export");
  expect(file.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(file.headers()["content-disposition"]).toMatch(/^attachment; filename="instances-\d{4}-\d\d-\d\d\.csv"$/);
  const text = (await file.body()).toString();
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const [titles, ...lines] = parseCsv(text.slice(1));
  expect(titles!.slice(0, 4)).toEqual(["id", "name", "organisation", "tags"]);
  expect(lines).toHaveLength(200);
  for (const [index, id] of list.ids.entries()) {
    const name = HOSTILE[index]!;
    const safe = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
    expect(lines.find(([cell]) => cell === String(id))!.slice(1, 4)).toEqual([safe, safe, "hostile"]);
  }
});

/** What a table of fifty lines a page calls the instances that its lines link to, by their addresses. */
async function namesLinked(page: Page, table: string, pages: number): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (let read = 1; read <= pages; read++) {
    await expect
      .poll(async () => {
        const links = page.getByRole("table", { name: table }).locator("a[href^='/dashboard/instances/']");
        for (const [href, name] of await links.evaluateAll((all) =>
          all.map((link) => [link.getAttribute("href")!, link.textContent] as const),
        ))
          seen.set(href, name);
        return seen.size;
      })
      .toBe(50 * read);
    if (read < pages) await page.getByRole("button", { name: "Next" }).click();
  }
  return seen;
}

test("and in the audit log, its export, among the attempts, on the overview and, every fourth, in the palette", async ({
  page,
  db,
  signIn,
}) => {
  test.setTimeout(360_000);
  const { organizationId, admin, ids } = await makeListed(
    db,
    HOSTILE.map((name) => ({ name, organisation: name })),
  );
  const named = new Map(ids.map((id, index) => [`/dashboard/instances/${id}`, HOSTILE[index]]));
  // Before the others, so that it is on a page after theirs.
  await signIn(page, admin);
  await db.query(
    `insert into events (organization_id, instance_id, type, actor, data)
     select $1, id, 'instance.renamed', name, jsonb_build_object('from', name) from instances where organization_id = $1`,
    [organizationId],
  );
  await seedAttempts(
    db,
    { organizationId, email: admin.email },
    HOSTILE.map(() => ({ status: "connected", came: "returned" })),
  );
  await db.query(
    `update attempts a set instance_id = i.id
     from (select id, row_number() over (order by id) n from instances where organization_id = $1) i,
       (select id, row_number() over (order by created_at) n from attempts where organization_id = $1) of_run
     where a.id = of_run.id and i.n = of_run.n`,
    [organizationId],
  );
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(error.message));

  for (const [path, table] of [
    ["audit-log", "Audit log"],
    ["attempts", "Attempts"],
  ] as const) {
    await page.goto(`/dashboard/${path}`);
    expect(await namesLinked(page, table, 4), table).toEqual(named);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }

  const file = await (await page.request.get("/api/portal/audit-log/export")).body();
  const [titles, ...lines] = parseCsv(file.toString().slice(1));
  const [who, id, called] = ["user", "instance", "instance name"].map((title) => titles!.indexOf(title));
  const renamed = lines.filter((line) => line[id!] !== "");
  expect(renamed).toHaveLength(200);
  for (const line of renamed) {
    const name = named.get(`/dashboard/instances/${line[id!]}`)!;
    const safe = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
    expect([line[who!], line[called!]]).toEqual([safe, safe]);
  }

  // The overview names up to twenty apps that Xero refuses.
  await db.query(
    `insert into apps (id, organization_id, name, kind, protocol, key, secret_sealed, callback_url, updated_at)
     select gen_random_uuid(), $1, name, 'public', 'oauth2', gen_random_uuid()::text, '', 'http://localhost/', now()
     from unnest($2::text[]) name`,
    [organizationId, HOSTILE],
  );
  for (let from = 0; from < HOSTILE.length; from += 20) {
    const names = HOSTILE.slice(from, from + 20);
    await db.query(
      "update apps set problem = case when name = any($2) then 'app_refused' end where organization_id = $1",
      [organizationId, names],
    );
    await page.goto("/dashboard");
    const items = page.getByRole("region", { name: /Needs attention/ }).getByRole("listitem");
    await expect(items).toHaveCount(20);
    const shown = await items.locator("b").allTextContents();
    expect(shown.toSorted()).toEqual(names.map((name) => `Xero refuses the settings of ${name}`).toSorted());
  }

  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: /Page, action or instance/ });
  for (const [index, name] of HOSTILE.entries()) {
    if (index % 4 !== 0) continue;
    await field.fill(String(ids[index]));
    await expect(page.locator(`[id="palette-instance-${ids[index]}"]`)).toContainText(
      name.replaceAll(/\s+/g, " ").trim(),
    );
  }
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  expect(trouble).toEqual([]);
});

test("the export holds what is filtered, from the page's own link", async ({ page, db, signIn }) => {
  const list = await makeListed(db, [
    { name: "Harbour Lane Bakery", tags: ["nz"] },
    { name: "Ridgeway Cycles", tags: ["nz", "vip"], status: "reconnect" },
    { name: "Larkspur Vets" },
  ]);
  await signIn(page, list.admin);
  await page.goto("/dashboard/instances?tag=nz");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const [, ...lines] = parseCsv(Buffer.concat(chunks).toString().slice(1));
  expect(lines.map(([, name, , tags, status]) => [name, tags, status])).toEqual([
    ["Ridgeway Cycles", "nz, vip", "reconnect"],
    ["Harbour Lane Bakery", "nz", "connected"],
  ]);
});
