import { Select } from "@/components/ui/select";
import { appKind, KINDS, PROTOCOLS } from "@/components/copy/app";
import type { Filter } from "./list-query";
import { useOptions } from "./use-counts";

type FilterChoicesProps = { draft: Filter; isAdmin: boolean; onChange: (part: Partial<Filter>) => void };

/** The filters that choose one of several. */
export function FilterChoices({ draft, isAdmin, onChange }: FilterChoicesProps) {
  const { apps, people } = useOptions();
  const { kind, protocol, app, by, connector } = draft;
  return (
    <>
      <Select
        name="kind"
        label="Kind"
        value={kind}
        onChange={({ target }) => onChange({ kind: target.value as Filter["kind"] })}
      >
        <option value="">Any kind</option>
        <Options names={KINDS} />
      </Select>
      <Select
        name="protocol"
        label="Protocol"
        value={protocol}
        onChange={({ target }) => onChange({ protocol: target.value as Filter["protocol"] })}
      >
        <option value="">Any protocol</option>
        <Options names={PROTOCOLS} />
      </Select>
      <Select name="app" label="App" value={app} onChange={({ target }) => onChange({ app: target.value })}>
        <option value="">Any app</option>
        {apps.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name} ({appKind(each)})
          </option>
        ))}
      </Select>
      {isAdmin && (
        <Select name="by" label="Connected by" value={by} onChange={({ target }) => onChange({ by: target.value })}>
          <option value="">Anyone</option>
          <option value="me">Me</option>
          {people.map(({ id, email }) => (
            <option key={id} value={id}>
              {email}
            </option>
          ))}
        </Select>
      )}
      <Select
        name="connector"
        label="Connector"
        value={connector}
        onChange={({ target }) => onChange({ connector: target.value as Filter["connector"] })}
      >
        <option value="">Any connector</option>
        <option value="xero">Xero</option>
      </Select>
    </>
  );
}

function Options({ names }: { names: Record<string, string> }) {
  return Object.entries(names).map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));
}
