import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CSV_HEAD, toInstanceLine } from "./csv";
import type { InstanceView } from "@/lib/instances/view";

const instance: InstanceView = {
  id: 7,
  name: "Bakery",
  tags: [],
  externalId: null,
  organisationName: "Bakery Ltd",
  app: { id: "a", name: "Lantern Sync", kind: "partner", protocol: "oauth2" },
  status: "connected",
  problem: null,
  issuedAt: "2026-11-23T14:26:00.000Z",
  expiresAt: "2026-11-23T14:56:00.000Z",
  renewsAt: null,
  connectedBy: null,
  createdAt: "2026-11-12T16:42:00.000Z",
  disabledAt: null,
  disabledBy: null,
};

/** Cells of lines as RFC 4180 reads them. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.match(/(?:"(?:[^"]|"")*"|[^\r\n])*\r\n/g) ?? []) {
    const cells = [...line.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
    rows.push(cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ""));
  }
  return rows;
}

describe("a line of the export", () => {
  it("has a cell for each title", () => {
    const [titles] = parse(CSV_HEAD.slice(1));
    expect(CSV_HEAD.charCodeAt(0)).toBe(0xfeff);
    expect(parse(toInstanceLine(instance))[0]).toHaveLength(titles!.length);
  });

  it("has the host's own id, which is no formula either", () => {
    const at = parse(CSV_HEAD.slice(1))[0]!.indexOf("external id");
    expect(parse(toInstanceLine({ ...instance, externalId: "=cus_1" }))[0]![at]).toBe("'=cus_1");
    expect(parse(toInstanceLine(instance))[0]![at]).toBe("");
  });

  it.each(["=1+1", "+1", "-1", "@x", "\tx", "\rx"])("takes the formula out of %j", (name) => {
    expect(parse(toInstanceLine({ ...instance, name }))[0]![1]).toBe(`'${name}`);
  });

  it("gives back any text, and never begins a cell like a formula", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", '"', ",", "\r\n", "\n", "=", "'", " ", "ō", "\t", "-") }),
        (name) => {
          const rows = parse(toInstanceLine({ ...instance, name, tags: [name] }));
          expect(rows).toHaveLength(1);
          const cell = rows[0]![1]!;
          expect(cell.replace(/^'(?=[=+\-@\t\r])/, "")).toBe(name.replace(/^'(?=[=+\-@\t\r])/, ""));
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        },
      ),
    );
  });
});
