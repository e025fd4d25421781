import Link from "next/link";
import { Box } from "@/components/ui/check-box";
import { TextField } from "@/components/ui/field";
import { organisationFacts } from "@/components/copy/organisation";
import type { OrganisationChoice } from "@/lib/attempts/view";

/** One organisation. CSS shows its name field once it is selected. */
export function PickerRow({ choice }: { choice: OrganisationChoice }) {
  const { key, organisationName, already, isTicked } = choice;
  const facts = organisationFacts(choice.facts);
  return (
    <li className="group/row grid grid-cols-[18px_minmax(0,1fr)] gap-x-4 border-b border-line px-4 py-4 last:border-b-0 sm:px-5">
      <label className="col-span-2 grid cursor-pointer grid-cols-subgrid items-center">
        <Box name="organisation" value={key} defaultChecked={isTicked} />
        <span className="min-w-0 py-1 wrap-anywhere">
          <b className="block">{organisationName}</b>
          {facts && <span className="block text-13 text-ink-3">{facts}</span>}
        </span>
      </label>
      <div className="col-start-2">
        {already.length > 0 && <Already already={already} />}
        <div className="mt-2 hidden group-has-[:checked]/row:block">
          <NameField choice={choice} />
        </div>
        {already.length === 0 && <p className="text-13 text-ink-2 group-has-[:checked]/row:hidden">Not selected</p>}
      </div>
    </li>
  );
}

function Already({ already }: Pick<OrganisationChoice, "already">) {
  return (
    <p className="text-13 text-ink-2">
      Already connected as{" "}
      {already.map(({ id }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <Link href={`/dashboard/instances/${id}`} prefetch={false}>
            instance {id}
          </Link>
        </span>
      ))}
      .<span className="hidden group-has-[:checked]/row:inline"> This adds another, with its own instance token.</span>
    </p>
  );
}

function NameField({ choice: { key, organisationName, name, problem, isTicked } }: { choice: OrganisationChoice }) {
  return (
    <TextField
      id={`name-${key}`}
      name={`name:${key}`}
      label={
        <>
          Instance name<span className="sr-only"> for {organisationName}</span>
        </>
      }
      autoComplete="off"
      defaultValue={name}
      error={isTicked && problem}
    />
  );
}
