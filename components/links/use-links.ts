import { useState } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import { errorText, sendJson } from "@/components/portal/request";
import { useResource } from "@/components/portal/use-resource";
import { showToast } from "@/components/ui/toast";
import {
  LINK_GROUPS,
  type LinkCounts,
  type LinkGroup,
  type LinkPage,
  type LinkView,
  type NewLink,
} from "@/lib/links/view";

/** The page of links that the address names, and how to request another. */
export function useLinks() {
  const path = usePathname();
  const params = useSearchParams();
  const group: LinkGroup = LINK_GROUPS.find((known) => known === params.get("group")) ?? "open";
  const cursor = params.get("cursor");
  const query = new URLSearchParams({ group, ...(cursor && { cursor }) }).toString();
  const page = useResource<LinkPage>(`/api/portal/links?${query}`);
  const counts = useResource<LinkCounts>("/api/portal/links/counts");
  const go = (cursor: string) =>
    window.history.pushState(null, "", `${path}?${new URLSearchParams({ group, cursor }).toString()}`);
  const refresh = () => Promise.all([page.refresh(), counts.refresh()]);
  return { group, page, counts: counts.value, go, refresh };
}

type Shown = NewLink & { name: string };

/** What can be done with links. `shown` is the one whose address is shown this once, `problem` the last failure. */
export function useLinkActions(refresh: () => Promise<unknown>) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function act(work: () => Promise<void>) {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(errorText(error));
    }
    await refresh();
  }

  return {
    shown,
    problem,
    close: () => setShown(null),
    show: (link: Shown) => {
      setShown(link);
      void refresh();
    },
    resend: ({ id, name }: LinkView) =>
      void act(async () => setShown({ ...(await sendJson<NewLink>("POST", `/api/portal/links/${id}/resend`)), name })),
    revoke: ({ id, name }: LinkView) =>
      void act(async () => {
        await sendJson("DELETE", `/api/portal/links/${id}`);
        showToast(`The link for ${name} is revoked. What was connected with it stays connected.`);
      }),
  };
}
