import { Moment } from "@/components/time/moment";
import { Tag } from "@/components/ui/badge";
import { counted } from "@/components/copy/number";
import { secondStepsOf } from "@/components/copy/second-step";
import type { PersonView } from "@/lib/accounts/view";
import { PersonMenu } from "./person-menu";
import type { PeopleActions } from "./use-people-actions";

type PersonRowProps = { person: PersonView; givesLinks: boolean; actions: PeopleActions };

export function PersonRow({ person, givesLinks, actions }: PersonRowProps) {
  const { name, email, role, signedInAt, sessions, isYou } = person;
  return (
    <li className="flex min-h-[77px] items-center gap-x-4 border-b border-line py-3 pr-2 pl-4 last:border-b-0 sm:pr-3 sm:pl-5">
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 grow basis-[240px]">
          <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14">
            <span className="min-w-0 wrap-anywhere">{name || email}</span>
            <Tag tone={role === "admin" ? "accent" : "plain"}>{role === "admin" ? "Admin" : "Member"}</Tag>
            {isYou && <Tag>You</Tag>}
          </h2>
          {name && <p className="text-13 wrap-anywhere text-ink-3">{email}</p>}
        </div>
        <p className="text-13 text-ink-2 sm:w-[150px]">{secondStepsOf(person)}</p>
        <p className="text-13 text-ink-3 tabular-nums sm:w-[220px]">
          <span className="block text-ink-2">
            {sessions > 0 ? `Signed in, ${counted(sessions, "session")}` : "Not signed in"}
          </span>
          {signedInAt ? (
            <>
              Last sign-in <Moment at={signedInAt} />
            </>
          ) : (
            "Never signed in"
          )}
        </p>
      </div>
      <PersonMenu person={person} givesLinks={givesLinks} actions={actions} />
    </li>
  );
}
