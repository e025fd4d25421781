import type { TypeWords } from "@/lib/api/openapi/view";

/** A type in words; a named shape leads to its entries. */
export function Type({ type: { text, shape } }: { type: TypeWords }) {
  return (
    <>
      {text}
      {shape && (
        <>
          {text && " "}
          <a href={`#shape-${shape}`}>{shape}</a>
        </>
      )}
    </>
  );
}
