import { UNUSABLE } from "@/components/copy/organisation-step";
import { DayAndTime } from "@/components/time/moment";
import { Explain, Explained } from "@/components/ui/description-list";
import type { OrganisationStep } from "@/lib/attempts/view";
import { XERO_ERRORS } from "@/lib/xero/errors";

/** Organisations of the consent that can't be connected at the moment, each with the reason. */
export function UnusableOrganisations({ unusable }: Pick<OrganisationStep, "unusable">) {
  return (
    <section aria-labelledby="unusable">
      <h2 id="unusable" className="mb-3 text-16">
        {UNUSABLE.title}
      </h2>
      <Explained>
        {unusable.map(({ key, name, reason, until }) => (
          <Explain key={key} name={name}>
            {XERO_ERRORS[reason].sentence}{" "}
            {until !== null && (
              <>
                Possible after <DayAndTime at={until} />.
              </>
            )}
          </Explain>
        ))}
      </Explained>
      <p className="mt-3 text-13 text-ink-3">{UNUSABLE.later}</p>
    </section>
  );
}
