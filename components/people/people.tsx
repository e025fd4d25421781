"use client";

import { UserPlus } from "lucide-react";
import { LoadError } from "@/components/portal/load-error";
import { Freshness } from "@/components/portal/freshness";
import { Button } from "@/components/ui/button";
import { ListNote } from "@/components/ui/list-note";
import { Notice } from "@/components/ui/notice";
import { onDemand } from "@/components/ui/on-demand";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SkeletonBlock, Loading } from "@/components/ui/skeleton";
import { counted } from "@/components/copy/number";
import type { PeopleView } from "@/lib/accounts/view";
import { Invitations } from "./invitations";
import { PersonRow } from "./person-row";
import { usePeople } from "./use-people";
import { type PeopleActions, usePeopleActions } from "./use-people-actions";

const AdminDialog = onDemand(() => import("./admin-dialog").then((file) => file.AdminDialog));
const InviteDialog = onDemand(() => import("./invite-dialog").then((file) => file.InviteDialog));
const LinkDialog = onDemand(() => import("./link-dialog").then((file) => file.LinkDialog));
const SecondStepDialog = onDemand(() => import("./second-step-dialog").then((file) => file.SecondStepDialog));
const RemoveDialog = onDemand(() => import("./remove-dialog").then((file) => file.RemoveDialog));

/** The users of the organization and pending invitations, refreshed every ten seconds. */
export function People({ organizationName }: { organizationName: string }) {
  const { value, at, error, refresh } = usePeople();
  const actions = usePeopleActions(refresh);
  return (
    <>
      <PageHeader title="People">
        <Button variant="primary" onClick={actions.openInvite}>
          <UserPlus /> Invite
        </Button>
      </PageHeader>
      {actions.problem && (
        <Notice tone="reconnect" role="alert" title={actions.problem.title} className="mb-4">
          {actions.problem.text}
        </Notice>
      )}
      {!value && !error && <PeopleSkeleton />}
      {!value && error && <LoadError what="The list" error={error} onRetry={refresh} />}
      {value && (
        <>
          <ListNote>
            <span>{counted(value.people.length, "user")}</span>
            <Freshness at={at} stale={error !== undefined} />
          </ListNote>
          <Lists view={value} actions={actions} />
        </>
      )}
      <OpenDialog actions={actions} organizationName={organizationName} sendsMail={value?.sendsMail ?? false} />
    </>
  );
}

type OpenDialogProps = { actions: PeopleActions; organizationName: string; sendsMail: boolean };

function OpenDialog({
  actions: { dialog, close, invite, makeAdmin, remove, removeSecondStep },
  organizationName,
  sendsMail,
}: OpenDialogProps) {
  if (!dialog) return null;
  switch (dialog.name) {
    case "invite":
      return <InviteDialog {...{ organizationName, sendsMail }} onInvite={invite} onClose={close} />;
    case "link":
      return <LinkDialog {...dialog} onClose={close} />;
    case "admin":
      return <AdminDialog person={dialog.person} {...{ organizationName }} onMakeAdmin={makeAdmin} onClose={close} />;
    case "second-step":
      return <SecondStepDialog person={dialog.person} onRemove={removeSecondStep} onClose={close} />;
    case "remove":
      return <RemoveDialog person={dialog.person} {...{ organizationName }} onRemove={remove} onClose={close} />;
  }
}

function Lists({ view, actions }: { view: PeopleView; actions: PeopleActions }) {
  return (
    <div className="grid gap-6">
      <Panel aria-label="Users">
        <ul>
          {view.people.map((person) => (
            <PersonRow key={person.id} person={person} givesLinks={!view.sendsMail} actions={actions} />
          ))}
        </ul>
      </Panel>
      <Invitations invitations={view.invitations} sendsMail={view.sendsMail} actions={actions} />
    </div>
  );
}

const ROWS = ["w-1/3", "w-2/5", "w-1/4"];

function PeopleSkeleton() {
  return (
    <Loading what="people">
      <ListNote />
      <Panel>
        {ROWS.map((width) => (
          <div key={width} className="grid h-[77px] content-center gap-2 border-b border-line px-5 last:border-b-0">
            <SkeletonBlock className={`h-2.5 ${width}`} />
            <SkeletonBlock className="h-2 w-1/2" />
          </div>
        ))}
      </Panel>
    </Loading>
  );
}
