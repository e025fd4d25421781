/** The OpenAPI document as a page shows it: with words for types, and shapes that are named once. */
export type ReadableDocument = { server: string; version: string; groups: Group[]; shapes: Shape[] };
export type Group = { name: string; description: string; operations: ReadableOperation[] };
export type ReadableOperation = {
  id: string;
  /** The verbs, where several do the same. */
  methods: string[];
  path: string;
  summary: string;
  /** The ways to prove who calls, and the scopes that an API key needs; empty for calls that are open. */
  access: { way: string; scopes: string[] }[];
  parameters: (Entry & { place: string })[];
  body: Content | null;
  answer: Content | null;
};
/** A body: a type in words, and its entries unless they are those of a named shape. */
export type Content = { type: TypeWords; entries: Entry[] };
export type Shape = { name: string; entries: Entry[] };
export type Entry = { name: string; type: TypeWords; isRequired: boolean; description: string; entries: Entry[] };
/** `text` names the type; `shape` is the named shape in it, if there is one. */
export type TypeWords = { text: string; shape: string | null };
