import type { Page } from "@playwright/test";
import { expect, test as base } from "./fixtures";
import { seedAttempts } from "./support/attempts";
import { newOrganization } from "./support/organization";
import { seedInstances } from "./support/seeded";

type World = {
  people: Record<"admin" | "member" | "other", { email: string; password: string }>;
  ids: { admins: number; members: number; app: string };
};

const ADMINS = "Harbour Lane Bakery";
const MEMBERS = "Ridgeway Cycles";
const APP = "Lantern Sync";

/** An organization in which an admin and a member have connected one organisation each, and another organization's admin. */
const test = base.extend<object, { world: World }>({
  world: [
    async ({ portal, db }, use) => {
      const [{ id: organizationId, admin, member }, other] = [
        await newOrganization(portal, db),
        await newOrganization(portal, db),
      ];
      const first = { organizationId, email: admin.email };
      await seedInstances(db, first, { app: APP, names: [ADMINS], counts: { reconnect: 1 } });
      await seedInstances(
        db,
        { organizationId, email: member.email },
        { app: "Lantern Classic", names: [MEMBERS], counts: { reconnect: 1 } },
      );
      await seedAttempts(db, first, [{ status: "declined", came: "sent", problem: "declined" }]);
      const rows = await db.query<{ id: number; name: string; app: string }>(
        "select id, name, app_id app from instances where organization_id = $1",
        [organizationId],
      );
      await db.query(
        "insert into events (organization_id, instance_id, type, actor) values ($1, $2, 'instance.tagged', $3)",
        [organizationId, rows.find(({ name }) => name === ADMINS)!.id, admin.email],
      );
      const find = (wanted: string) => rows.find(({ name }) => name === wanted)!;
      await use({
        people: { admin, member, other: other.admin },
        ids: { admins: find(ADMINS).id, members: find(MEMBERS).id, app: find(ADMINS).app },
      });
    },
    { scope: "worker" },
  ],
});

const ROLES = {
  admin: "an admin",
  member: "a member",
  other: "another organization's admin",
  out: "who is signed out",
} as const;

type Role = keyof typeof ROLES;

type Item = {
  page: string;
  path: (world: World) => string;
  /** Calls of the pages' own API: a method and path. */
  calls: (world: World) => string[];
  /** For each role: the sentence, what the page shows and does not, and how the calls end. */
  roles: Record<Exclude<Role, "out">, { sees: string; shows: string; hides: string[]; answers: number[] }>;
};

const EVERYTHING = [ADMINS, MEMBERS, APP];

const ITEMS: Item[] = [
  {
    page: "Overview",
    path: () => "/dashboard",
    calls: () => ["GET overview", "GET overview/history"],
    roles: {
      admin: {
        sees: "all that needs attention",
        shows: "2 customers need to reconnect",
        hides: [],
        answers: [200, 200],
      },
      member: {
        sees: "what they connected, and no health",
        shows: `${MEMBERS} needs to reconnect`,
        hides: [ADMINS, "Renewals per hour"],
        answers: [200, 403],
      },
      other: {
        sees: "their own, which is nothing",
        shows: "No organisation is connected yet",
        hides: EVERYTHING,
        answers: [200, 200],
      },
    },
  },
  {
    page: "Instances",
    path: () => "/dashboard/instances",
    calls: () => ["GET instances", "GET instances/count", "GET instances/statuses", "GET instances/export"],
    roles: {
      admin: { sees: "every instance", shows: ADMINS, hides: [], answers: [200, 200, 200, 200] },
      member: { sees: "what they connected", shows: MEMBERS, hides: [ADMINS], answers: [200, 200, 200, 200] },
      other: {
        sees: "their own, which is nothing",
        shows: "No organisation is connected yet",
        hides: EVERYTHING,
        answers: [200, 200, 200, 200],
      },
    },
  },
  {
    page: "the page of an instance that the admin connected",
    path: ({ ids }) => `/dashboard/instances/${ids.admins}`,
    calls: ({ ids }) => [
      `GET instances/${ids.admins}`,
      `POST instances/${ids.admins}/renewal`,
      `POST instances/${ids.admins}/token`,
    ],
    roles: {
      admin: { sees: "it", shows: "The customer needs to reconnect.", hides: [], answers: [200] },
      member: {
        sees: "no such instance",
        shows: "not found",
        hides: EVERYTHING,
        answers: [404, 404, 404],
      },
      other: {
        sees: "no such instance",
        shows: "not found",
        hides: EVERYTHING,
        answers: [404, 404, 404],
      },
    },
  },
  {
    page: "the page of an instance that the member connected",
    path: ({ ids }) => `/dashboard/instances/${ids.members}`,
    calls: ({ ids }) => [`GET instances/${ids.members}`, `GET instances/${ids.members}/reconnects`],
    roles: {
      admin: { sees: "it", shows: MEMBERS, hides: [], answers: [200, 200] },
      member: { sees: "it", shows: MEMBERS, hides: [ADMINS], answers: [200, 200] },
      other: { sees: "no such instance", shows: "not found", hides: EVERYTHING, answers: [404, 404] },
    },
  },
  {
    page: "Apps",
    path: () => "/dashboard/apps",
    calls: ({ ids }) => [
      "GET apps",
      `GET apps/${ids.app}`,
      `GET apps/${ids.app}/unused-connections`,
      "GET certificate",
      `POST apps/${ids.app}/secret`,
    ],
    roles: {
      admin: { sees: "every app, and the certificate", shows: APP, hides: [], answers: [200, 200, 200, 200] },
      member: {
        sees: "the apps they may connect with",
        shows: APP,
        hides: [ADMINS],
        answers: [200, 200, 403, 403, 403],
      },
      other: {
        sees: "their own, which is none",
        shows: "No app is saved yet",
        hides: EVERYTHING,
        answers: [200, 404, 404],
      },
    },
  },
  {
    page: "People",
    path: () => "/dashboard/people",
    calls: () => ["GET people", "POST invitations"],
    roles: {
      admin: { sees: "everybody of the organization", shows: "2 users", hides: [], answers: [200] },
      member: {
        sees: "that only admins manage people",
        shows: "Only admins can manage people",
        hides: EVERYTHING,
        answers: [403, 403],
      },
      other: { sees: "their own people", shows: "2 users", hides: EVERYTHING, answers: [200] },
    },
  },
  {
    page: "Settings",
    path: () => "/dashboard/settings",
    calls: () => ["GET settings", "PATCH settings", "POST secrets/organization/reading"],
    roles: {
      admin: { sees: "the organization's settings", shows: "Organization secret", hides: [], answers: [200] },
      member: {
        sees: "that they are for admins",
        shows: "Only admins can change settings",
        hides: [],
        answers: [403, 403, 403],
      },
      other: { sees: "their own organization's", shows: "Organization secret", hides: [], answers: [200] },
    },
  },
  {
    page: "Set-up check",
    path: () => "/dashboard/settings/setup",
    calls: () => ["POST setup"],
    roles: {
      admin: { sees: "every check", shows: "Encryption keys", hides: [], answers: [200] },
      member: {
        sees: "that it is for admins",
        shows: "Only admins can check the set-up",
        hides: EVERYTHING,
        answers: [403],
      },
      other: {
        sees: "the checks, and no other organization's apps",
        shows: "Encryption keys",
        hides: EVERYTHING,
        answers: [200],
      },
    },
  },
  {
    page: "Add an app",
    path: () => "/dashboard/apps/new",
    calls: ({ ids }) => ["GET apps/form", "POST apps", `POST instances/${ids.admins}/first-call`],
    roles: {
      admin: { sees: "the form", shows: "Kind of app", hides: [], answers: [200] },
      member: {
        sees: "that it is for admins",
        shows: "Only admins can add an app",
        hides: EVERYTHING,
        answers: [403, 403, 404],
      },
      other: { sees: "the form", shows: "Kind of app", hides: EVERYTHING, answers: [200, 400, 404] },
    },
  },
  {
    page: "Branding",
    path: () => "/dashboard/settings/branding",
    calls: () => ["GET branding", "PATCH branding"],
    roles: {
      admin: { sees: "what customers see", shows: "Preview", hides: [], answers: [200] },
      member: {
        sees: "that it is for admins",
        shows: "Only admins can change the branding",
        hides: [],
        answers: [403, 403],
      },
      other: { sees: "their own organization's", shows: "Preview", hides: [], answers: [200] },
    },
  },
  {
    page: "API keys",
    path: () => "/dashboard/settings/api-keys",
    calls: () => ["GET keys", "POST keys"],
    roles: {
      admin: { sees: "what programs call with", shows: "No API keys yet", hides: [], answers: [200] },
      member: {
        sees: "that they are for admins",
        shows: "Only admins can manage API keys",
        hides: [],
        answers: [403, 403],
      },
      other: { sees: "their own organization's", shows: "No API keys yet", hides: [], answers: [200] },
    },
  },
  {
    page: "Webhooks",
    path: () => "/dashboard/settings/webhooks",
    calls: () => ["GET webhooks", "POST webhooks"],
    roles: {
      admin: { sees: "where events are sent", shows: "No webhooks yet", hides: [], answers: [200] },
      member: {
        sees: "that they are for admins",
        shows: "Only admins can manage webhooks",
        hides: [],
        answers: [403, 403],
      },
      other: { sees: "their own organization's", shows: "No webhooks yet", hides: [], answers: [200] },
    },
  },
  {
    page: "Audit log",
    path: () => "/dashboard/audit-log",
    calls: () => ["GET audit-log", "GET audit-log/export", "POST audit-log/verification"],
    roles: {
      admin: { sees: "who did what", shows: "Tags changed", hides: [], answers: [200, 200, 200] },
      member: {
        sees: "that it is for admins",
        shows: "Only admins can view the audit log",
        hides: [],
        answers: [403, 403, 403],
      },
      other: {
        sees: "their own sign-ins",
        shows: "Signed in",
        hides: EVERYTHING,
        answers: [200, 200, 200],
      },
    },
  },
  {
    page: "Attempts",
    path: () => "/dashboard/attempts",
    calls: () => ["GET attempts"],
    roles: {
      admin: { sees: "every attempt", shows: "Declined.", hides: [], answers: [200] },
      member: {
        sees: "their own, which is none",
        shows: "No attempts in the last 30 days",
        hides: ["Declined."],
        answers: [200],
      },
      other: {
        sees: "their own, which is none",
        shows: "No attempts in the last 30 days",
        hides: ["Declined."],
        answers: [200],
      },
    },
  },
  {
    page: "Account",
    path: () => "/dashboard/account",
    calls: () => ["GET account"],
    roles: {
      admin: { sees: "their own account", shows: "Password", hides: [], answers: [200] },
      member: { sees: "their own account", shows: "Password", hides: [], answers: [200] },
      other: { sees: "their own account", shows: "Password", hides: [], answers: [200] },
    },
  },
];

/** Has the page call our own API, with a body that every call which writes can read. */
function call(page: Page, each: string) {
  const [method, path] = each.split(" ");
  const body = method === "GET" ? {} : { data: { email: "somebody@harbour.example", role: "member" } };
  const headers = { "sec-fetch-site": "same-origin" };
  return page.request.fetch(`/api/portal/${path}`, { method: method!, headers, ...body });
}

for (const { page: name, path, calls, roles } of ITEMS) {
  for (const [role, { sees, shows, hides, answers }] of Object.entries(roles)) {
    test(`${name}: ${ROLES[role as Role]} sees ${sees}`, async ({ page, signIn, world }) => {
      await signIn(page, world.people[role as Exclude<Role, "out">]);
      await page.goto(path(world));
      const main = page.getByRole("main");
      await expect(main.getByText(shows).first()).toBeVisible();
      const text = await main.innerText();
      for (const hidden of hides) expect(text).not.toContain(hidden);
      // Those without a number would change something for who may: they are tried by who may not.
      for (const [at, status] of answers.entries()) {
        const each = calls(world)[at]!;
        const answer = await call(page, each);
        expect(answer.status(), each).toBe(status);
        const body = await answer.text();
        for (const hidden of hides) expect(body, each).not.toContain(hidden);
      }
    });
  }

  test(`${name}: ${ROLES.out} is asked to sign in, and no call answers`, async ({ page, world }) => {
    await page.goto(path(world));
    await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const each of calls(world)) expect((await call(page, each)).status(), each).toBe(401);
  });
}
