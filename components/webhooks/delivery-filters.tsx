import type { FormEvent } from "react";
import { DELIVERY_WORDS } from "@/components/copy/delivery";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Select } from "@/components/ui/select";
import { DELIVERABLE_TYPES } from "@/lib/webhooks/endpoints/view";
import { DELIVERY_STATUSES } from "@/lib/webhooks/view";
import type { DeliveryQuery } from "./use-endpoint";

const FIELDS = ["status", "type", "instance"] as const;

type DeliveryFiltersProps = { filter: DeliveryQuery; ask: (query: DeliveryQuery) => void };

/** Choices apply immediately, the instance with Enter or the button. */
export function DeliveryFilters({ filter, ask }: DeliveryFiltersProps) {
  const read = (form: HTMLFormElement) =>
    ask(
      Object.fromEntries(FIELDS.flatMap((name) => (formText(form, name) ? [[name, formText(form, name).trim()]] : []))),
    );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    read(event.currentTarget);
  };
  return (
    <form
      key={JSON.stringify(filter)}
      role="search"
      aria-label="Deliveries"
      onSubmit={submit}
      className="mb-4 grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)_96px_auto]"
    >
      <Select
        name="status"
        label="Status"
        defaultValue={filter.status ?? ""}
        onChange={({ currentTarget: { form } }) => form && read(form)}
      >
        <option value="">Any</option>
        {DELIVERY_STATUSES.map((status) => (
          <option key={status} value={status}>
            {DELIVERY_WORDS[status]}
          </option>
        ))}
      </Select>
      <Select
        name="type"
        label="Event"
        defaultValue={filter.type ?? ""}
        onChange={({ currentTarget: { form } }) => form && read(form)}
      >
        <option value="">Any</option>
        {DELIVERABLE_TYPES.map((type) => (
          <option key={type} value={type}>
            {type}
          </option>
        ))}
      </Select>
      <TextField
        name="instance"
        label="Instance"
        inputMode="numeric"
        placeholder="Id"
        maxLength={10}
        defaultValue={filter.instance ?? ""}
      />
      <Button type="submit">Filter</Button>
    </form>
  );
}
