import type { Entry } from "@/lib/api/openapi/view";
import { Type } from "./type";

/** What an object holds, or what a call takes: name, type, and what it is; with the entries of what is inside. */
export function Entries({ entries }: { entries: (Entry & { place?: string })[] }) {
  if (entries.length === 0) return null;
  return (
    <dl className="border-t border-line">
      {entries.map(({ name, place, type, isRequired, description, entries: inner }) => (
        <div
          key={`${place} ${name}`}
          className="grid gap-x-4 gap-y-0.5 border-b border-line py-2 text-14 sm:grid-cols-[minmax(0,220px)_minmax(0,1fr)]"
        >
          <dt className="font-mono text-13 wrap-anywhere">{name}</dt>
          <dd className="min-w-0">
            <span className="wrap-anywhere text-ink-2">
              <Type type={type} />
              {place && place !== "query" && `, in the ${place}`}
              {!isRequired && ", optional"}
            </span>
            {description && <p className="max-w-[64ch]">{withCode(description)}</p>}
            {inner.length > 0 && (
              <div className="mt-2">
                <Entries entries={inner} />
              </div>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What stands between backticks, as code. */
const withCode = (text: string) =>
  text.split("`").map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <code key={part} className="font-mono">
        {part}
      </code>
    ),
  );
