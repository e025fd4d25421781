import type { Happening } from "@/lib/connect/customer/view";
import type { Words } from "./words";

/** The customer's record as lines of cells, in the language of the page. Times are ISO 8601 in UTC. */
export function recordLines({ t }: Words, host: string, happenings: Happening[]): string[][] {
  const head = [t("own.time"), t("own.business"), t("own.happened")];
  return [
    head,
    ...happenings.map(({ at, business, what }) => [at, business, t(`happened.${what}`, { host, business })]),
  ];
}
