import { listAppRows } from "@/lib/apps/store";
import { unchecked } from "./finding";
import type { Change } from "@/lib/setup/view";

/** More apps than an installation has; each may cost a call to Xero. */
const MOST_APPS = 50;

export type AppToCheck = Awaited<ReturnType<typeof listAppRows>>[number];

/** The apps of one organization, or of all. */
export const appsToCheck = (organizationId: string | null): Promise<AppToCheck[]> =>
  listAppRows(organizationId, MOST_APPS);

/** Where an app's settings are changed. */
export const appPage = ({ id }: { id: string }, label: string): Change => ({ page: `/dashboard/apps/${id}`, label });

export const NO_APP = unchecked("No app is saved yet.", { page: "/dashboard/apps/new", label: "Add an app" });
