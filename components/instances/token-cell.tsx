import { useNow } from "@/components/time/use-now";
import { tokenWords } from "@/components/copy/token";
import type { InstanceView } from "@/lib/instances/view";

/** When the Xero token expires: a bar while it is valid, with a notch where renewal starts, else a short fact. */
export function TokenCell({ instance }: { instance: InstanceView }) {
  const now = useNow();
  if (now === null) return null;
  const words = tokenWords(instance, now);
  if (words.kind === "fact") {
    return (
      <div className="max-sm:text-13 max-sm:text-ink-2">
        <span className="tabular-nums">{words.title}</span>
        {words.fact && (
          <span
            title={words.fact}
            className="block truncate text-13 text-ink-3 max-sm:inline max-sm:before:content-[',_']"
          >
            {words.fact}
          </span>
        )}
      </div>
    );
  }
  return (
    <div data-tone={instance.status} className="grid min-w-0 gap-[5px]">
      <div className="flex items-baseline justify-between gap-2 text-13 whitespace-nowrap tabular-nums">
        <span className="text-14 font-medium">{words.left}</span>
        <span className="text-ink-3">{words.fact}</span>
      </div>
      <div aria-hidden="true" className="relative h-1 overflow-hidden rounded-[2px] bg-line">
        <span className="absolute inset-y-0 left-0 rounded-[2px] bg-tone" style={{ width: `${words.share * 100}%` }} />
        <span className="absolute inset-y-0 left-1/3 w-0.5 bg-surface" />
      </div>
    </div>
  );
}
