import type { Metadata } from "next";
import { ChooseAside } from "@/components/connect/choose-aside";
import { ChooseForm } from "@/components/connect/choose-form";
import { ConnectPage } from "@/components/connect/connect-page";
import { ContinueWithApp } from "@/components/connect/continue-with-app";
import { appKind } from "@/components/copy/app";
import { findUsableApp, listUsableApps } from "@/lib/apps/list";
import { requireUser } from "@/lib/signed-in";
import { hasConsent, readAppKind } from "@/lib/xero/view";
import { firstValue, type Query } from "@/app/query";

export const metadata: Metadata = { title: "Choose an app" };

const CANCEL = { href: "/dashboard/instances", label: "Cancel" };

export default async function ChoosePage({ searchParams }: { searchParams: Query }) {
  const user = await requireUser();
  const appId = await firstValue(searchParams, "app");
  const app = appId !== undefined && (await findUsableApp(user, appId));
  if (app) {
    return (
      <ConnectPage
        at={2}
        title={`Continue with ${app.name}`}
        lead={`${appKind(app)}. Its keys are saved, so ${hasConsent(app) ? "you go straight to Xero" : "Gangway asks Xero at once"}.`}
        leave={CANCEL}
      >
        <ContinueWithApp app={app} />
      </ConnectPage>
    );
  }
  const chosen = readAppKind(await firstValue(searchParams, "kind"), await firstValue(searchParams, "protocol"));
  return (
    <ConnectPage
      at={0}
      title="Which Xero app do you have?"
      lead="Xero’s developer portal shows it under My Apps. You can change this later."
      leave={CANCEL}
      aside={<ChooseAside apps={await listUsableApps(user)} />}
    >
      <ChooseForm {...chosen} />
    </ConnectPage>
  );
}
