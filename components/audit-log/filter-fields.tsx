import type { ReactNode } from "react";
import { GROUP_WORDS } from "@/components/copy/audit-log";
import { AUDIT_LOG_GROUPS } from "@/lib/audit-log/view";
import type { AuditLogQuery } from "./audit-log-query";

const FIELD =
  "min-h-(--hit) w-full min-w-0 rounded-control border border-edge bg-surface px-2.5 text-16 transition-colors placeholder:text-ink-3 placeholder:opacity-100 hover:border-ink-2 focus-visible:border-focus focus-visible:-outline-offset-1 sm:text-14";

type FilterFieldsProps = {
  query: AuditLogQuery;
  /** Called after a choice in a list or date field, which needs no Enter. */
  onChosen?: (form: HTMLFormElement) => void;
};

/** The fields that `readFilterForm` reads. */
export function FilterFields({ query, onChosen }: FilterFieldsProps) {
  const chosen = {
    onChange: ({ currentTarget: { form } }: { currentTarget: { form: HTMLFormElement | null } }) =>
      form && onChosen?.(form),
  };
  return (
    <>
      <Labelled label="Event" wide>
        <select name="group" defaultValue={query.group} className={FIELD} {...chosen}>
          <option value="">All events</option>
          {AUDIT_LOG_GROUPS.map((group) => (
            <option key={group} value={group}>
              {GROUP_WORDS[group]}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled label="User" wide>
        <input
          name="who"
          type="search"
          placeholder="Email"
          maxLength={320}
          defaultValue={query.who}
          className={FIELD}
        />
      </Labelled>
      <Labelled label="Instance" wide>
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
        <input name="from" type="date" defaultValue={query.from} className={FIELD} {...chosen} />
      </Labelled>
      <Labelled label="Until">
        <input name="to" type="date" defaultValue={query.to} className={FIELD} {...chosen} />
      </Labelled>
    </>
  );
}

export const NO_FILTER = { group: "", who: "", instance: "", from: "", to: "" };

export function readFilterForm(form: HTMLFormElement): typeof NO_FILTER {
  const data = new FormData(form);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return { group: text("group"), who: text("who"), instance: text("instance"), from: text("from"), to: text("to") };
}

function Labelled({ label, wide, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <label className={`grid min-w-0 gap-1 text-13 text-ink-2 ${wide ? "max-sm:col-span-2" : ""}`}>
      {label}
      {children}
    </label>
  );
}
