import type { Arrival, TrustedProxies } from "@/lib/client-ip";
import { ok, setting, unchecked, warning } from "./finding";
import type { Finding } from "@/lib/setup/view";

/** Whether TRUSTED_PROXIES fits the way on which the reader's own request came. */
export function checkProxy(trusted: TrustedProxies, arrived: Arrival | null): Finding {
  if (!arrived) return unchecked("Only a request shows it: open this page in the dashboard.");
  const { forwarded, peer, client } = arrived;
  const trusts = typeof trusted === "number" ? trusted > 0 : true;
  if (!trusts)
    return forwarded === 0
      ? ok("None is trusted, and this page came without X-Forwarded-For.")
      : warning(
          `This page came with X-Forwarded-For, and no proxy is trusted: everybody who comes through it counts as the one client ${peer}, for sign-in limits and in the audit log.`,
          setting("TRUSTED_PROXIES", String(forwarded)),
        );
  if (forwarded === 0)
    return warning(
      "A proxy is trusted, and this page came without X-Forwarded-For. Either no proxy is there, or it does not add the header, or Gangway can be reached past it; then anybody can claim any address.",
      setting("TRUSTED_PROXIES", "0"),
    );
  if (typeof trusted === "number" && trusted > forwarded)
    return warning(
      `TRUSTED_PROXIES is ${trusted}, and X-Forwarded-For named ${forwarded}: whoever calls can claim any address.`,
      setting("TRUSTED_PROXIES", String(forwarded)),
    );
  if (typeof trusted !== "number" && client === peer)
    return warning(
      `This page came with X-Forwarded-For from ${peer}, which is in none of the networks of TRUSTED_PROXIES.`,
      setting("TRUSTED_PROXIES", [...trusted, peer].join(",")),
    );
  return ok(`Your address is taken from X-Forwarded-For: ${client}.`);
}
