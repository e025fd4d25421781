import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { connect, connectWithOwnKey } from "./support/journey";
import { makeListed, type Row } from "./support/listed-rows";

const rows = (page: Page): Locator => page.locator("[data-row]");
const row = (page: Page, name: string): Locator => rows(page).filter({ hasText: name });
/** Reads the page as a reader does, in the page itself: a call from here for each window would take longer than the scrolling. */
const look = (page: Page, aim: { name: string; by: number } | null) =>
  page.evaluate(async (wanted) => {
    const inWindow = (element: Element) => {
      const { top } = element.getBoundingClientRect();
      return top >= 0 && top < window.innerHeight - 60;
    };
    const namesInWindow = () => {
      if ([...document.querySelectorAll("[role=table] .animate-pulse")].some(inWindow)) return null;
      const drawn = [...document.querySelectorAll("[data-row]")].filter(inWindow);
      // Just after scrolling the rows of this place may not be drawn yet: then the window is not full.
      const group = document.querySelector("[data-row]")?.closest("[role=rowgroup]")?.getBoundingClientRect();
      const height = group && Math.min(group.bottom, window.innerHeight - 60) - Math.max(group.top, 0);
      if (height === undefined || drawn.length < Math.floor(height / 60) - 1) return null;
      return drawn
        .toSorted((one, two) => one.getBoundingClientRect().top - two.getBoundingClientRect().top)
        .map((element) => element.querySelector("a")!.textContent);
    };
    if (!wanted) return namesInWindow();
    const seen = new Set<string>();
    for (const end = performance.now() + 60_000; performance.now() < end; await new Promise(requestAnimationFrame)) {
      // Rows that are on their way are waited for.
      const names = namesInWindow();
      for (const each of names ?? []) seen.add(each);
      if (seen.has(wanted.name)) return [...seen];
      if (names) window.scrollBy(0, wanted.by);
    }
    throw new Error(`${wanted.name} was not seen within a minute, but ${seen.size} others`);
  }, aim);

/** Names of the rows that are in the window, from top to bottom; null while some of them are on their way. */
const rowsSeen = (page: Page) => look(page, null);

async function namesSeen(page: Page): Promise<string[]> {
  let names: string[] | null = null;
  await expect.poll(async () => (names = await rowsSeen(page))).not.toBeNull();
  return names!;
}

const numbered = (count: number, part: Partial<Row> = {}): Row[] =>
  Array.from({ length: count }, (_, index) => ({ name: `Row ${String(index + 1).padStart(4, "0")}`, ...part }));

const FEW: Row[] = [
  { name: "Harbour Lane Bakery", tags: ["monthly-close", "nz"], daysAgo: 400 },
  { name: "Kōwhai Physiotherapy", tags: ["nz"], daysAgo: 20 },
  { name: "Ridgeway Cycles", status: "reconnect", minutesLeft: -90, daysAgo: 10 },
  { name: "Larkspur Vets", app: 1, renewable: false, minutesLeft: -30, daysAgo: 3 },
  { name: "Millstone Brewing", app: 1, renewable: false, minutesLeft: 8, daysAgo: 2 },
  { name: "Tidewater Dental", status: "retrying", minutesLeft: 6, daysAgo: 1 },
  { name: "Demo Company", disabled: true },
];

test("the list begins with those that need somebody, and is searched, filtered and sorted in its address", async ({
  page,
  db,
  signIn,
}) => {
  const { admin } = await makeListed(db, FEW);
  await signIn(page, admin);
  await page.goto("/dashboard/instances");
  await expect(rows(page)).toHaveCount(7);
  expect((await namesSeen(page)).slice(0, 4)).toEqual([
    "Ridgeway Cycles",
    "Larkspur Vets",
    "Millstone Brewing",
    "Tidewater Dental",
  ]);
  await expect(page.getByText("7 instances · needs attention first")).toBeVisible();

  await page.getByRole("searchbox").fill("kowhai physio");
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, "Kōwhai Physiotherapy")).toBeVisible();
  await expect(page.getByText("1 of 7")).toBeVisible();
  await expect(page).toHaveURL(/search=kowhai\+physio/);
  await page.getByRole("searchbox").fill("");
  await expect(rows(page)).toHaveCount(7);

  await page.getByRole("search").getByRole("button", { name: "Status" }).click();
  const reconnect = page.getByRole("menuitemcheckbox", { name: /Reconnect/ });
  await expect(reconnect).toContainText("1");
  await reconnect.click();
  await page.getByRole("menuitemcheckbox", { name: /Expired/ }).click();
  await page.keyboard.press("Escape");
  await expect(rows(page)).toHaveCount(2);
  await expect(page).toHaveURL(/status=reconnect,expired/);
  await page.goBack();
  await expect(rows(page)).toHaveCount(1);

  await page.getByRole("link", { name: /^All/ }).click();
  await page.getByRole("button", { name: /^Sort/ }).click();
  await page.getByRole("menuitemradio", { name: "By name" }).click();
  await expect(page).toHaveURL(/sort=name/);
  await expect(async () => {
    const names = await namesSeen(page);
    expect(names).toHaveLength(7);
    expect(names).toEqual(names.toSorted());
  }).toPass();
});

test("the heads of the table sort it, and say so", async ({ page, db, signIn }) => {
  const { admin } = await makeListed(db, FEW);
  await signIn(page, admin);
  await page.goto("/dashboard/instances");
  await expect(rows(page)).toHaveCount(7);
  const head = (name: string) => page.getByRole("columnheader", { name });
  await expect(head("Status")).toHaveAttribute("aria-sort", "other");
  await expect(head("Instance")).toHaveAttribute("aria-sort", "none");
  const sorted = (way: "ascending" | "descending") =>
    expect(async () => {
      const names = await namesSeen(page);
      const inOrder = names.toSorted((one, other) => (one < other ? -1 : 1));
      expect(names).toEqual(way === "ascending" ? inOrder : inOrder.toReversed());
      await expect(head("Instance")).toHaveAttribute("aria-sort", way);
    }).toPass();
  await head("Instance").getByRole("button").focus();
  await page.keyboard.press("Enter");
  await sorted("ascending");
  await page.keyboard.press("Enter");
  await sorted("descending");
  await expect(page).toHaveURL(/sort=name_desc/);
  await expect(page.getByText("7 instances · names from Z to A")).toBeVisible();
  await head("Token expires").getByRole("button").click();
  await expect(page).toHaveURL(/sort=ends$/);
  await head("Status").getByRole("button").click();
  await expect(page).not.toHaveURL(/sort=/);
});

test("the drawer holds every filter, says how many it would show, and what is on can be taken off", async ({
  page,
  db,
  signIn,
}) => {
  const { admin } = await makeListed(db, FEW);
  await signIn(page, admin);
  await page.goto("/dashboard/instances");
  await page.getByRole("button", { name: "More filters" }).click();
  const drawer = page.getByRole("dialog", { name: "Filters" });
  await drawer.getByLabel("App").selectOption({ label: "Lantern Classic (Public, OAuth 1.0a)" });
  await expect(drawer.getByRole("button", { name: "Show 2" })).toBeVisible();
  await drawer.getByLabel("App").selectOption("");
  await drawer.getByLabel("Kind").selectOption("partner");
  await drawer.getByRole("combobox", { name: "Tags" }).fill("nz");
  await drawer.getByRole("button", { name: "Add" }).click();
  const from = new Date(Date.now() - 30 * 24 * 3_600_000).toISOString().slice(0, 10);
  await drawer.getByLabel("Connected from").fill(from);
  await drawer.getByRole("button", { name: "Show 1" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, "Kōwhai Physiotherapy")).toBeVisible();
  await expect(page).toHaveURL(/kind=partner.*tag=nz/);
  await page.getByRole("button", { name: /^Connected from/ }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("button", { name: /^Tag: nz/ }).click();
  await expect(rows(page)).toHaveCount(5);
  await page.reload();
  await expect(rows(page)).toHaveCount(5);
});

test("a row shows tags and the host's own id, by which it is searched and filtered", async ({ page, db, signIn }) => {
  const tags = ["monthly-close", "nz", "vip"];
  const { admin } = await makeListed(db, [...FEW, { name: "Fern & Field", externalId: "CUS_20841", tags }]);
  await signIn(page, admin);
  await page.goto("/dashboard/instances?search=cus_208");
  await expect(rows(page)).toHaveCount(1);
  const fern = row(page, "Fern & Field");
  await expect(fern.getByTitle("Your own id: CUS_20841")).toBeVisible();
  await expect(fern.getByTitle(tags.join(", "))).toHaveText(/monthly-close\+2$/);
  await page.getByRole("searchbox").fill("");
  await expect(rows(page)).toHaveCount(8);
  await page.getByRole("button", { name: "More filters" }).click();
  const drawer = page.getByRole("dialog", { name: "Filters" });
  await drawer.getByLabel("Your own id").fill("CUS_208");
  await expect(drawer.getByRole("button", { name: "Show 0" })).toBeVisible();
  await drawer.getByLabel("Your own id").fill("CUS_20841 ");
  await drawer.getByRole("button", { name: "Show 1" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/externalId=CUS_20841$/);
  await row(page, "Fern & Field").getByRole("link").click();
  await expect(page.getByRole("region", { name: "Consent" })).toContainText("CUS_20841");
  await page.goBack();
  await page.getByRole("button", { name: /^Your own id: CUS_20841/ }).click();
  await expect(rows(page)).toHaveCount(8);
});

test("a view is kept under a name, is a link, and goes again", async ({ page, db, signIn }) => {
  const { admin } = await makeListed(db, FEW);
  await signIn(page, admin);
  await page.goto("/dashboard/instances?tag=nz&sort=name");
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("New Zealand");
  await expect(page.getByRole("textbox", { name: "Link" })).toHaveValue(/\/dashboard\/instances\?tag=nz&sort=name$/);
  await page.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  await page.goto("/dashboard/instances");
  const tab = page.getByRole("link", { name: "New Zealand 2" });
  await tab.click();
  await expect(rows(page)).toHaveCount(2);
  await expect(tab).toHaveAttribute("aria-current", "page");
  await page.getByRole("button", { name: "Remove view" }).click();
  await expect(tab).toBeHidden();
  await page.getByRole("link", { name: /Needs attention/ }).click();
  await expect(rows(page)).toHaveCount(4);
});

/** Scrolls on, a window at a time, until a row with that name is seen; gives the names of all rows that were. */
async function scrollTo(page: Page, name: string, way: 1 | -1 = 1): Promise<Set<string>> {
  return new Set(await look(page, { name, by: way * 480 }));
}

test("hundreds of rows are read while one scrolls, forgotten, and read again on the way back", async ({
  page,
  db,
  signIn,
}) => {
  test.setTimeout(300_000);
  const { admin } = await makeListed(db, numbered(900));
  await signIn(page, admin);
  await page.goto("/dashboard/instances?sort=name");
  await expect(row(page, "Row 0001")).toBeVisible();
  expect((await scrollTo(page, "Row 0900")).size).toBe(900);
  // Only those in and near the window are in the page.
  expect(await rows(page).count()).toBeLessThan(60);
  expect((await scrollTo(page, "Row 0001", -1)).size).toBe(900);
  // A long way at once: from the nearest place that is remembered.
  await page.evaluate(() => window.scrollTo(0, 650 * 60));
  await expect.poll(async () => (await namesSeen(page)).length).toBeGreaterThan(8);
  const names = await namesSeen(page);
  expect(Number(names[0]!.slice(4))).toBeGreaterThan(600);
  expect(names).toEqual(names.toSorted());
});

async function placeOf(page: Page, name: string): Promise<string> {
  const answer = await page.request.get(
    `/api/portal/instances?${new URLSearchParams({ sort: "newest", search: name })}`,
  );
  const { items } = (await answer.json()) as { items: { place: string }[] };
  return items[0]!.place;
}

test("the place is kept: over a reload, over Back, and while the list changes; so is what is selected", async ({
  page,
  db,
  signIn,
}) => {
  const list = await makeListed(db, numbered(400));
  await signIn(page, list.admin);
  await page.goto("/dashboard/instances?sort=newest");
  await expect(row(page, "Row 0400")).toBeVisible();
  await scrollTo(page, "Row 0250");
  const [first, second] = await namesSeen(page);
  // Once scrolling rests the address has the row at the window's top, of which a part may be above it.
  const nearTop = [first!, `Row 0${Number(first!.slice(4)) + 1}`];
  const places = await Promise.all(nearTop.map((name) => placeOf(page, name)));
  await expect.poll(() => places.includes(new URL(page.url()).searchParams.get("at")!)).toBe(true);
  const top = async (name: string) => (await row(page, name).boundingBox())!.y;

  await page.reload();
  await expect(row(page, second!)).toBeVisible();
  // Drawn a moment after the second, as the list takes its place.
  await expect(row(page, first!)).toBeVisible();
  expect(Math.abs(await top(first!))).toBeLessThan(120);

  await row(page, second!).getByRole("checkbox").check();
  const before = await top(second!);
  const id = list.ids[Number(second!.slice(4)) - 1]!;
  await list.add(numbered(3, { tags: ["new"] }));
  await db.query("update instances set organisation_name = 'Renamed meanwhile' where id = $1", [id]);
  // Written past the product, which notes what it changes and so tells open pages.
  await db.query(
    "insert into events (organization_id, instance_id, type) values ($1, $2, 'instance.organisation_renamed')",
    [list.organizationId, id],
  );
  await expect(row(page, "Renamed meanwhile")).toBeVisible({ timeout: 15_000 });
  expect(await top(second!)).toBe(before);
  await expect(row(page, second!).getByRole("checkbox")).toBeChecked();

  await row(page, second!).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(second!);
  await page.goBack();
  await expect(row(page, second!)).toBeInViewport();
});

test("what is done to many shows a result for each, and what failed stays selected", async ({ page, db, signIn }) => {
  const list = await makeListed(db, FEW);
  await signIn(page, list.admin);
  await page.goto("/dashboard/instances");
  await page.getByRole("checkbox", { name: /^Select the 7 loaded rows/ }).check();
  await row(page, "Demo Company").getByRole("checkbox").uncheck();
  const bar = page.getByRole("toolbar", { name: "Actions for 6 selected" });
  await expect(bar).toContainText("6 selected");

  await bar.getByRole("button", { name: "Add tags" }).click();
  await page.getByRole("textbox", { name: "Tags" }).fill("spring, vip");
  await page.getByRole("dialog").getByRole("button", { name: "Add tags" }).click();
  await expect(page.getByRole("dialog", { name: "6 instances tagged" })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  const tagged = await db.query("select 1 from instances where organization_id = $1 and tags @> '{spring,vip}'", [
    list.organizationId,
  ]);
  expect(tagged).toHaveLength(6);

  for (const name of ["Harbour Lane Bakery", "Tidewater Dental", "Ridgeway Cycles"])
    await row(page, name).getByRole("checkbox").check();
  const gone = list.ids[2]!;
  await db.query("delete from instances where id = $1", [gone]);
  await page.getByRole("toolbar").getByRole("button", { name: "Disable" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disable 3" }).click();
  const dialog = page.getByRole("dialog", { name: "2 of 3 disabled" });
  await expect(dialog.getByRole("listitem").first()).toContainText(`No instance found with ID ${gone}`);
  await expect(dialog.getByRole("listitem").filter({ hasText: "Disabled" })).toHaveCount(2);
  await dialog.getByRole("button", { name: "Keep 1 selected" }).click();
  await expect(page.getByRole("toolbar")).toContainText("1 selected");
  const disabled = await db.query("select 1 from instances where organization_id = $1 and disabled_at is not null", [
    list.organizationId,
  ]);
  expect(disabled).toHaveLength(3);
  await page.getByRole("button", { name: "Clear selection" }).click();
  await expect(page.getByRole("toolbar")).toBeHidden();
});

test("tokens are renewed one by one, and each result shows when it is there", async ({
  page,
  signIn,
  simulator,
  db,
}) => {
  await signIn(page);
  const slow = await simulator.createApp("partner");
  const renewable = await connectWithOwnKey(page, slow);
  const fixed = await connect(page, await simulator.createApp("public"), "Saltmarsh Architects");
  await simulator.fault({ path: "/oauth/AccessToken", key: slow.key, kind: "delay", delayMs: 2_500, times: 1 });
  await page.goto("/dashboard/instances?sort=newest");
  for (const { id } of [renewable, fixed]) await page.locator(`[data-row="${id}"]`).getByRole("checkbox").check();
  await page.getByRole("toolbar").getByRole("button", { name: "Renew now" }).click();
  const running = page.getByRole("dialog", { name: "Renewing 2 instances" });
  await expect(running.getByText("1 of 2")).toBeVisible();
  await expect(running.getByRole("listitem")).toContainText(
    "This Xero token can't be renewed. Reconnect the instance.",
  );
  const ended = page.getByRole("dialog", { name: "1 of 2 renewed" });
  await expect(ended.getByRole("listitem").filter({ hasText: String(renewable.id) })).toContainText("Renewed");
  const version = "select g.version from grants g join instances i on i.grant_id = g.id where i.id = $1";
  expect(await db.query(version, [renewable.id])).toEqual([{ version: 2 }]);
});

test("many are disconnected after a question, and reconnect links are there to be copied", async ({
  page,
  db,
  signIn,
  portal,
}) => {
  const list = await makeListed(db, numbered(60, { app: 1 }));
  await signIn(page, list.admin);
  await page.goto("/dashboard/instances?sort=name");
  await row(page, "Row 0001").getByRole("checkbox").check();
  const bar = page.getByRole("toolbar");
  await bar.getByRole("button", { name: "Reconnect links" }).click();
  const links = page.getByRole("dialog", { name: "Reconnect 1 instance" });
  await links.getByRole("button", { name: "Create 1 link" }).click();
  await expect(links).toContainText(`Row 0001: ${portal.url}/c/`);
  const sql = "select 1 from links where instance_id = $1 and max_uses = 1";
  expect(await db.query(sql, [list.ids[0]])).toHaveLength(1);
  await page.getByRole("button", { name: "Close" }).click();
  await bar.getByRole("button", { name: "Select all 60" }).click();
  await expect(bar).toContainText("60 selected");
  await bar.getByRole("button", { name: "Disconnect" }).click();
  const question = page.getByRole("dialog", { name: "Disconnect 60 instances?" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(question).toContainText("and 55 more");
  await question.getByRole("button", { name: "Disconnect 60" }).click();
  await expect(page.getByRole("dialog", { name: "60 instances disconnected" })).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("heading", { name: "No organisation is connected yet" })).toBeVisible();
  expect(await db.query("select 1 from grants where organization_id = $1", [list.organizationId])).toEqual([]);
});

test("the list is used with the keyboard alone", async ({ page, db, signIn }) => {
  const list = await makeListed(db, [...numbered(120), { name: "Zelkova Nursery" }]);
  await signIn(page, list.admin);
  await page.goto("/dashboard/instances?sort=name");
  await expect(row(page, "Row 0001")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  const link = (name: string) => page.getByRole("link", { name, exact: true });
  await page.keyboard.press("j");
  await expect(link("Row 0001")).toBeFocused();
  for (let step = 0; step < 79; step++) await page.keyboard.press(step % 2 ? "ArrowDown" : "j");
  await expect(link("Row 0080")).toBeFocused();
  await expect(link("Row 0080")).toBeInViewport();
  await page.keyboard.press("x");
  await page.keyboard.press("k");
  await page.keyboard.press("x");
  await expect(page.getByRole("toolbar")).toContainText("2 selected");
  await page.keyboard.press("x");
  await expect(page.getByRole("toolbar")).toContainText("1 selected");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  // Letters are letters there.
  await page.keyboard.type("xjk/?");
  await expect(page.getByText("No matching instances")).toBeVisible();
  await page.getByRole("searchbox").fill("zelkova");
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press("Tab");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Zelkova Nursery");
});

/** Opens the palette by its key, which does nothing before the page's scripts run. */
async function openPalette(page: Page): Promise<Locator> {
  const field = page.getByRole("combobox", { name: /Page, action or instance/ });
  await expect(async () => {
    if (!(await field.isVisible())) await page.keyboard.press("Control+k");
    await expect(field).toBeFocused({ timeout: 2_000 });
  }).toPass();
  return field;
}

test("the palette goes to pages, lists and instances", async ({ page, db, signIn }) => {
  const list = await makeListed(db, FEW);
  await signIn(page, list.admin);
  await page.goto("/dashboard/apps");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const field = await openPalette(page);
  await field.fill("kowhai");
  await expect(page.getByRole("option", { name: /Kōwhai Physiotherapy/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Kōwhai Physiotherapy");
  await page.getByRole("button", { name: /^Go to/ }).click();
  await field.fill("views expir");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/status=expiring/);
  await expect(row(page, "Millstone Brewing")).toBeVisible();
  await openPalette(page);
  await field.fill("dark");
  await page.getByRole("option", { name: "Dark theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await openPalette(page);
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
});

test("the palette reaches every page of the reader's role, and signs out", async ({ page, db, signIn }) => {
  const list = await makeListed(db, FEW);
  await signIn(page, list.member);
  await page.goto("/dashboard");
  await openPalette(page);
  await expect(page.getByRole("option", { name: "Your account" })).toBeVisible();
  await expect(page.getByRole("option", { name: "Audit log" })).toHaveCount(0);
  await signIn(page, list.admin);
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  const pages = [
    "Overview",
    "Apps",
    "Links",
    "People",
    "Audit log",
    "Settings",
    "Connection attempts",
    "Broad scopes",
    "Webhooks",
    "Set-up check",
  ];
  for (const name of [...pages, "Your account"]) {
    await openPalette(page);
    await page.getByRole("option", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  }
  await page.goto("/dashboard/instances");
  await expect(rows(page)).toHaveCount(7);
  await openPalette(page);
  await page.getByRole("combobox", { name: /Page, action/ }).fill("on this page filters");
  await page.getByRole("group", { name: "On this page" }).getByRole("option", { name: "More filters" }).click();
  await expect(page.getByRole("dialog", { name: "Filters" })).toBeVisible();
  await page.keyboard.press("Escape");
  await openPalette(page);
  await page.getByRole("option", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/sign-in/);
});

test("a member sees, counts, exports and changes only what they connected", async ({ page, db, signIn }) => {
  const list = await makeListed(db, numbered(5));
  const [own] = await list.add([{ name: "Their own", by: list.member.id }]);
  await signIn(page, list.member);
  await page.goto("/dashboard/instances");
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText("1 instance", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /Connected by me/ })).toHaveCount(0);
  const get = async (path: string) => (await page.request.get(`/api/portal/instances${path}`)).text();
  for (const path of [
    "?search=Row",
    `?by=${list.admin.id}`,
    "?sort=name",
    "/count",
    "/statuses",
    "/export",
    "/choices",
  ])
    expect(await get(path)).not.toMatch(/Row 0|"count":[2-9]|admin-/);
  const bulk = await page.request.post("/api/portal/instances/bulk", {
    data: { action: "tag", ids: [own, list.ids[0]], tags: ["mine"] },
    headers: { "sec-fetch-site": "same-origin" },
  });
  const results = (await bulk.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: number; problem: unknown });
  expect(results.find(({ id }) => id === own)!.problem).toBeNull();
  expect(results.find(({ id }) => id === list.ids[0])!.problem).toBe(`No instance found with ID ${list.ids[0]}`);
  await row(page, "Their own").getByRole("checkbox").check();
  await expect(page.getByRole("toolbar").getByRole("button", { name: "Disable" })).toHaveCount(0);
});

test("the list says when it fails, keeps what it has, and goes on by itself", async ({ page, db, signIn }) => {
  const list = await makeListed(db, FEW);
  await signIn(page, list.admin);
  let isDown = true;
  await page.route(/\/api\/portal\/instances\?/, (route) =>
    isDown
      ? route.fulfill({ status: 500, json: { message: "Something went wrong here.", requestId: "6561c0a2f1" } })
      : route.continue(),
  );
  await page.goto("/dashboard/instances");
  await expect(page.getByRole("alert").filter({ hasText: "The list could not be loaded" })).toContainText("6561c0a2f1");
  isDown = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(rows(page)).toHaveCount(7);
  isDown = true;
  await expect(page.getByText(/^Not up to date/)).toBeVisible({ timeout: 15_000 });
  await expect(rows(page)).toHaveCount(7);
  isDown = false;
  await expect(page.getByText(/^Up to date/)).toBeVisible({ timeout: 25_000 });
});
