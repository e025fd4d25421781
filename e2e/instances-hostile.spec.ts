import { expect, test } from "./fixtures";
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
  test.setTimeout(120_000);
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
        organisation: row.querySelector("a + span")!.lastChild!.textContent!,
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
