/** What stands behind a page's address. */
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** The one value of a name; of several, the first. */
export async function one(query: Query, name: string): Promise<string | undefined> {
  const value = (await query)[name];
  return Array.isArray(value) ? value[0] : value;
}
