interface Grouping<Row> {
  value: (row: Row) => string;
  rows: Map<string, Row[]>;
}

/** Rows that are found by their key, or by what several have in common, without a walk. Neither may change. */
export class Table<Row extends object, Group extends string = never> {
  readonly #key: (row: Row) => string;
  readonly #rows = new Map<string, Row>();
  readonly #groupings: Map<string, Grouping<Row>>;

  constructor(rows: Row[] | undefined, key: (row: Row) => string, groupings?: Record<Group, (row: Row) => string>) {
    this.#key = key;
    const named = Object.entries<(row: Row) => string>(groupings ?? {});
    this.#groupings = new Map(named.map(([name, value]) => [name, { value, rows: new Map<string, Row[]>() }]));
    for (const row of rows ?? []) this.add(row);
  }

  get(key: string | null | undefined): Row | undefined {
    return this.#rows.get(key ?? "");
  }

  /** Those that have the value in common, oldest first. */
  of(group: Group, value: string): readonly Row[] {
    return this.#groupings.get(group)?.rows.get(value) ?? [];
  }

  filter(isMeant: (row: Row) => boolean): Row[] {
    const meant: Row[] = [];
    for (const row of this.#rows.values()) if (isMeant(row)) meant.push(row);
    return meant;
  }

  add(row: Row): void {
    this.#rows.set(this.#key(row), row);
    for (const { value, rows } of this.#groupings.values()) {
      const together = rows.get(value(row));
      if (together) together.push(row);
      else rows.set(value(row), [row]);
    }
  }

  /** Each group is gone through once, however many of it go. */
  remove(gone: readonly Row[]): void {
    const isGone = new Set(gone);
    for (const row of isGone) this.#rows.delete(this.#key(row));
    for (const { value, rows } of this.#groupings.values()) {
      for (const name of new Set(gone.map(value))) {
        const left = rows.get(name)?.filter((row) => !isGone.has(row)) ?? [];
        if (left.length > 0) rows.set(name, left);
        else rows.delete(name);
      }
    }
  }

  /** As a list, in the file. */
  toJSON(): Row[] {
    return [...this.#rows.values()];
  }
}

/** The same as it lies in the file. */
export type Saved<State> = {
  [Name in keyof State]?: State[Name] extends Table<infer Row, infer _Group> ? Row[] : State[Name];
};
