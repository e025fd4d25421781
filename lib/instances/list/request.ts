import { z } from "zod";
import type { Caller } from "@/lib/caller";
import { INSTANCE_STATUSES } from "@/lib/instances/status";
import { SORTS } from "@/lib/instances/view";
import { choice, isUuid, line, nullableTime, parseInput, refineText, textProblem } from "@/lib/validation";
import { APP_KINDS } from "@/lib/xero/view";
import type { ListFilter } from "./filter";
import type { ListQuery } from "./page";

const PAGE_SIZE = 50;
const MAX_ROWS = 200;
const MAX_TAGS = 10;
const SIZE_PROBLEM = `is not a number from 1 to ${MAX_ROWS}.`;

const time = nullableTime("2026-11-23");
const status = z.enum(INSTANCE_STATUSES, { error: `is not made of ${INSTANCE_STATUSES.join(", ")}.` });

const filter = z.object({
  search: line.transform((search) => search.slice(0, 200)),
  status: z
    .string()
    .default("")
    .transform((names) => names.split(",").filter(Boolean))
    .pipe(z.array(status)),
  kind: choice(APP_KINDS).nullable().default(null),
  protocol: choice(["oauth1", "oauth2"]).nullable().default(null),
  app: z.string().refine(isUuid, "is not the id of an app.").nullable().default(null),
  connector: choice(["xero"]).nullable().default(null),
  externalId: line.nullable().default(null),
  tag: z
    .array(line.superRefine(refineText((tag) => textProblem(tag, {}), "tag")))
    .transform((tags) => tags.filter(Boolean))
    .refine((tags) => tags.length <= MAX_TAGS, `is given more than ${MAX_TAGS} times.`),
  by: z
    .string()
    .regex(/^(me|\d{1,9})$/, "is not the id of a user, or me.")
    .nullable()
    .default(null),
  since: time,
  until: time,
});

const page = z.object({
  sort: choice(SORTS).default("attention"),
  size: z.coerce
    .number(SIZE_PROBLEM)
    .refine((size) => Number.isInteger(size) && size >= 1 && size <= MAX_ROWS, SIZE_PROBLEM)
    .default(PAGE_SIZE),
});

/** Reads the filter, `sort`, `size`, and a place as one of `after`, `before` and `from`. Throws `invalid_request` that names the entry. */
export function readListQuery(query: URLSearchParams, caller: Caller): ListQuery {
  const toward = (["after", "before", "from"] as const).find((name) => query.get(name));
  const cursor = toward ? { toward, place: query.get(toward)! } : null;
  return { ...parseInput(page, entriesOf(query)), filter: readFilter(query, caller), cursor };
}

/** Reads `search`, `status`, `kind`, `protocol`, `app`, `connector`, `externalId`, `tag`, `by`, `since` and `until`. */
export function readFilter(query: URLSearchParams, { userId }: Caller): ListFilter {
  const input = { ...entriesOf(query), tag: query.getAll("tag") };
  const { status: statuses, app: appId, tag: tags, by, ...rest } = parseInput(filter, input);
  const createdById = by === null ? null : by === "me" ? userId : Number(by);
  return { ...rest, text: "", statuses, appId, tags, createdById };
}

function entriesOf(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].filter(([, value]) => value !== ""));
}
