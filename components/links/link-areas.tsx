import { useApp } from "@/components/apps/use-app";
import { CheckBox } from "@/components/ui/check-box";
import { Disclosure } from "@/components/ui/disclosure";

/** What the link's customers are asked for: all that the app asks, unless something is unticked. */
export function LinkAreas({ appId }: { appId: string }) {
  const { app } = useApp(appId);
  if (app?.id !== appId || app.reads.length === 0) return null;
  const choices = app.scopeAreas.flatMap(({ label, read, write }) => [
    { value: read, label },
    { value: write, label: read ? `Change ${label.toLowerCase()}` : label },
  ]);
  return (
    <Disclosure key={appId} summary="What is read">
      <fieldset>
        <legend className="mb-1 text-13 text-ink-3">
          As the app asks. Untick what these customers need not agree to; the organisation’s name is always read.
        </legend>
        <div className="grid sm:grid-cols-2">
          {choices.map(
            ({ value, label }) =>
              value !== null &&
              app.reads.includes(value) && (
                <CheckBox key={value} name="areas" value={value} label={label} defaultChecked />
              ),
          )}
        </div>
        <input type="hidden" name="hasAreas" value="1" />
      </fieldset>
    </Disclosure>
  );
}
