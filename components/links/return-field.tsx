import Link from "next/link";
import { useSettings } from "@/components/settings/use-settings";
import { TextField } from "@/components/ui/field";

/** Where the customer's last page leads back to. Only registered origins are taken. */
export function ReturnField() {
  const origins = useSettings().value?.callbackOrigins ?? [];
  return (
    <>
      <TextField
        name="returnUrl"
        type="url"
        inputMode="url"
        list="callback-origins"
        label="Return address (optional)"
        autoComplete="off"
        placeholder={origins[0] && `${origins[0]}/…`}
        hint={
          <>
            Where the last page leads back to. It has to be at one of your{" "}
            <Link href="/dashboard/settings">callback origins</Link>
            {origins.length === 0 && ", and none is registered yet"}.
          </>
        }
      />
      <datalist id="callback-origins">
        {origins.map((origin) => (
          <option key={origin}>{origin}</option>
        ))}
      </datalist>
    </>
  );
}
