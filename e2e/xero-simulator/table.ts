/** Rows that are found by their key, or by what several have in common, without a walk. Neither may change. */
export class Table<Row extends object, Group extends string = never> {
  readonly #key: (row: Row) => string;
  readonly #groupings: [Group, (row: Row) => string][];
  readonly #rows = new Map<string, Row>();
  readonly #groups = new Map<string, Set<Row>>();

  constructor(rows: Row[] | undefined, key: (row: Row) => string, groupings?: Record<Group, (row: Row) => string>) {
    this.#key = key;
    this.#groupings = Object.entries(groupings ?? {}) as [Group, (row: Row) => string][];
    for (const row of rows ?? []) this.add(row);
  }

  get(key: string | null | undefined): Row | undefined {
    return this.#rows.get(key ?? "");
  }

  /** Those that have the value in common, oldest first. */
  of(group: Group, value: string): Row[] {
    return [...(this.#groups.get(`${group} ${value}`) ?? [])];
  }

  filter(isMeant: (row: Row) => boolean): Row[] {
    const meant: Row[] = [];
    for (const row of this.#rows.values()) if (isMeant(row)) meant.push(row);
    return meant;
  }

  add(row: Row): void {
    this.#rows.set(this.#key(row), row);
    for (const name of this.#namesOf(row)) {
      const group = this.#groups.get(name);
      if (group) group.add(row);
      else this.#groups.set(name, new Set([row]));
    }
  }

  remove(rows: Row[]): void {
    for (const row of rows) {
      this.#rows.delete(this.#key(row));
      for (const name of this.#namesOf(row)) {
        const group = this.#groups.get(name);
        group?.delete(row);
        if (group?.size === 0) this.#groups.delete(name);
      }
    }
  }

  /** As a list, in the file. */
  toJSON(): Row[] {
    return [...this.#rows.values()];
  }

  #namesOf(row: Row): string[] {
    return this.#groupings.map(([group, value]) => `${group} ${value(row)}`);
  }
}

/** The same as it lies in the file. */
export type Saved<State> = {
  [Name in keyof State]?: State[Name] extends Table<infer Row, infer _Group> ? Row[] : State[Name];
};
