/** The query of a page's address. */
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** A value from the query; the first of several. */
export async function firstValue(query: Query, name: string): Promise<string | undefined> {
  const value = (await query)[name];
  return Array.isArray(value) ? value[0] : value;
}
