import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { GROUP_WORDS } from "@/components/words/activity";
import { ACTIVITY_GROUPS } from "@/lib/activity/view";
import { type ActivityQuery, isNarrowed } from "./activity-query";

const FIELD =
  "min-h-(--hit) w-full min-w-0 rounded-control border border-edge bg-surface px-2.5 text-16 transition-colors placeholder:text-ink-3 placeholder:opacity-100 hover:border-ink-2 focus-visible:border-focus focus-visible:-outline-offset-1 sm:text-14";

type FiltersProps = { query: ActivityQuery; ask: (change: Partial<ActivityQuery>) => void };

/** What is chosen takes effect at once, what is typed with Enter or the button. */
export function Filters({ query, ask }: FiltersProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: keyof ActivityQuery) => {
      const value = form.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    ask({ group: text("group"), who: text("who"), instance: text("instance"), from: text("from"), to: text("to") });
  }
  const atOnce = {
    onChange: (event: { currentTarget: { form: HTMLFormElement | null } }) => event.currentTarget.form?.requestSubmit(),
  };

  return (
    <form
      role="search"
      aria-label="Activity"
      onSubmit={submit}
      className="mb-4 grid grid-cols-2 items-end gap-x-2 gap-y-3 sm:grid-cols-[minmax(0,1.3fr)_minmax(0,1.6fr)_96px_minmax(0,1fr)_minmax(0,1fr)_auto] noscript:hidden"
    >
      <Labelled label="What" wide>
        <select name="group" defaultValue={query.group} className={FIELD} {...atOnce}>
          <option value="">Everything</option>
          {ACTIVITY_GROUPS.map((group) => (
            <option key={group} value={group}>
              {GROUP_WORDS[group]}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled label="Who">
        <input
          name="who"
          type="search"
          placeholder="E-mail address"
          maxLength={320}
          defaultValue={query.who}
          className={FIELD}
        />
      </Labelled>
      <Labelled label="Instance">
        <input
          name="instance"
          inputMode="numeric"
          placeholder="Id"
          maxLength={10}
          defaultValue={query.instance}
          className={FIELD}
        />
      </Labelled>
      <Labelled label="From">
        <input name="from" type="date" defaultValue={query.from} className={FIELD} {...atOnce} />
      </Labelled>
      <Labelled label="Until">
        <input name="to" type="date" defaultValue={query.to} className={FIELD} {...atOnce} />
      </Labelled>
      <div className="flex gap-2 max-sm:col-span-2 max-sm:*:grow">
        <Button type="submit">Filter</Button>
        {isNarrowed(query) && (
          <Button variant="ghost" onClick={() => ask({ group: "", who: "", instance: "", from: "", to: "" })}>
            Clear
          </Button>
        )}
      </div>
    </form>
  );
}

function Labelled({ label, wide, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <label className={`grid min-w-0 gap-1 text-13 text-ink-2 ${wide ? "max-sm:col-span-2" : ""}`}>
      {label}
      {children}
    </label>
  );
}
