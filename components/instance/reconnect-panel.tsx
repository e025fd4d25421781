import { Link as LinkIcon, Mail } from "lucide-react";
import Link from "next/link";
import { historyPathOf } from "@/components/instances/reconnect";
import { useResource } from "@/components/portal/use-resource";
import { DayAndClock } from "@/components/time/day-and-clock";
import { TitledPanel } from "@/components/ui/panel";
import { linkMadeBy, linkProgress, mailSentBy, noReminderWords } from "@/components/copy/reconnects";
import type { LinkView } from "@/lib/links/view";
import type { NextReminder, ReconnectHistory, ReconnectMailView } from "@/lib/reconnects/view";

type ReconnectPanelProps = { id: number; needsReconnect: boolean; isAdmin: boolean };

/** What was done to have the customer reconnect. Without any of it, there is a panel only while that is needed. */
export function ReconnectPanel({ id, needsReconnect, isAdmin }: ReconnectPanelProps) {
  const { value: history } = useResource<ReconnectHistory>(historyPathOf(id));
  if (!history) return null;
  const { links, mails, reminder } = history;
  if (!needsReconnect && links.length === 0 && mails.length === 0) return null;
  return (
    <TitledPanel id="reconnect" title="Asking the customer to reconnect">
      {needsReconnect && <Reminder reminder={reminder} isAdmin={isAdmin} />}
      {links.length + mails.length > 0 && (
        <ul aria-label="Links and mails" className="mt-3 border-t border-line">
          {newestFirst(links, mails)}
        </ul>
      )}
    </TitledPanel>
  );
}

function Reminder({ reminder, isAdmin }: { reminder: NextReminder; isAdmin: boolean }) {
  return (
    <p className="text-ink-2">
      {reminder.nextAt === null ? (
        noReminderWords(reminder)
      ) : (
        <>
          The next reminder is due <DayAndClock at={reminder.nextAt} />.
        </>
      )}{" "}
      {isAdmin && <Link href="/dashboard/settings">Change reminders</Link>}
    </p>
  );
}

function newestFirst(links: LinkView[], mails: ReconnectMailView[]) {
  const lines = [
    ...links.map((link) => ({ at: link.at, line: <LinkLine key={link.id} link={link} /> })),
    ...mails.map((mail) => ({ at: mail.at, line: <MailLine key={`mail ${mail.id}`} mail={mail} /> })),
  ];
  return lines.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at)).map(({ line }) => line);
}

const LINE =
  "flex gap-3 border-b border-line py-2.5 last:border-b-0 last:pb-0 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-3";

function LinkLine({ link }: { link: LinkView }) {
  return (
    <li className={LINE}>
      <LinkIcon />
      <div className="min-w-0 grow wrap-anywhere">
        {linkMadeBy(link)}
        <span className="block text-13 text-ink-2">
          {linkProgress(link)}
          {link.end === null && (
            <>
              {" "}
              · works until <DayAndClock at={link.expiresAt} />
            </>
          )}
        </span>
      </div>
      <When at={link.at} />
    </li>
  );
}

function MailLine({ mail }: { mail: ReconnectMailView }) {
  return (
    <li className={LINE}>
      <Mail />
      <div className="min-w-0 grow wrap-anywhere">{mailSentBy(mail)}</div>
      <When at={mail.at} />
    </li>
  );
}

function When({ at }: { at: string }) {
  return (
    <span className="shrink-0 text-13 text-ink-3">
      <DayAndClock at={at} />
    </span>
  );
}
