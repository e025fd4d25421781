"use client";

import { useRouter } from "next/navigation";
import { AddApp } from "./add-app";

/** The form for a new app, which leads to the app's page. */
export function AddAppPage() {
  const router = useRouter();
  return (
    <div className="max-w-[600px]">
      <p className="mb-6 max-w-[60ch] text-ink-2">
        Saves the keys of an app from Xero’s developer portal. Nobody is asked for consent; connect with it whenever you
        like.
      </p>
      <AddApp onAdded={({ id }) => router.push(`/dashboard/apps/${id}`)} />
    </div>
  );
}
