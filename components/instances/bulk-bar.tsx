import { CirclePause, Ellipsis, Link as LinkIcon, Mail, RefreshCw, Tag, X } from "lucide-react";
import { useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { BULK_WORDS } from "@/components/copy/bulk";
import { countWords } from "@/components/copy/number";
import { type BulkAction, type InstanceCount, type InstanceView, MOST_SELECTED } from "@/lib/instances/view";
import { BarButton } from "./bar-button";
import type { ListQuery } from "./list-query";
import { readSelection } from "./select-all";
import { useBulk } from "./use-bulk";
import type { Selection } from "./use-selection";

const BulkConfirm = onDemand(() => import("./bulk-confirm").then((file) => file.BulkConfirm));
const BulkProgress = onDemand(() => import("./bulk-progress").then((file) => file.BulkProgress));
const ReconnectLinks = onDemand(() => import("./reconnect-links").then((file) => file.ReconnectLinks));

type BulkBarProps = {
  query: ListQuery;
  selection: Selection;
  count: InstanceCount | undefined;
  isAdmin: boolean;
  /** Whether email is set up; otherwise links are copied. */
  sendsMail: boolean;
  onSelect: (instances: InstanceView[], isSelected: boolean) => void;
  onClear: () => void;
  refresh: () => Promise<unknown>;
};

const MORE = "bulk-more";

/** Actions on the bar where there is room; the menu has all. */
const ON_BAR = [
  { action: "renew", Icon: RefreshCw },
  { action: "tag", Icon: Tag },
  { action: "disable", Icon: CirclePause },
] as const;

/** Floats over the list while instances are selected, with the actions for them. */
export function BulkBar({ query, selection, count, isAdmin, sendsMail, onSelect, onClear, refresh }: BulkBarProps) {
  const [dialog, setDialog] = useState<BulkAction | "links" | null>(null);
  const { bulk, run, stop, close } = useBulk(() => void refresh());
  const instances = [...selection.values()];
  const actions: BulkAction[] = isAdmin ? ["renew", "tag", "untag", "disable", "enable"] : ["renew", "tag", "untag"];
  const start = (action: BulkAction) =>
    ["mail", "tag", "untag", "disable", "disconnect"].includes(action) ? setDialog(action) : run(action, instances);
  return (
    <>
      <div
        role="toolbar"
        aria-label={`Actions for ${selection.size} selected`}
        className="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit max-w-full items-center gap-1 rounded-panel bg-ink py-1.5 pr-1.5 pl-4 text-canvas shadow-float max-sm:w-full"
      >
        <b role="status" className="mr-2 font-medium whitespace-nowrap tabular-nums max-sm:grow">
          {countWords({ count: selection.size, isMore: false })} selected
        </b>
        <SelectAll {...{ query, count, onSelect }} selected={selection.size} />
        {isAdmin && sendsMail ? (
          <BarButton onClick={() => start("mail")}>
            <Mail className="max-sm:hidden" /> Reconnect email
          </BarButton>
        ) : (
          <BarButton onClick={() => setDialog("links")}>
            <LinkIcon className="max-sm:hidden" /> Reconnect links
          </BarButton>
        )}
        {ON_BAR.filter(({ action }) => actions.includes(action)).map(({ action, Icon }) => (
          <BarButton key={action} onClick={() => start(action)} className="max-lg:hidden">
            <Icon /> {BULK_WORDS[action].name}
          </BarButton>
        ))}
        <BarButton danger onClick={() => start("disconnect")} className="max-lg:hidden">
          Disconnect
        </BarButton>
        <Menu
          trigger={
            <BarButton
              id={MORE}
              aria-label={`More actions for ${selection.size} selected`}
              className="px-0 max-sm:w-11 sm:w-9"
            >
              <Ellipsis />
            </BarButton>
          }
        >
          {actions.map((action) => (
            <MenuItem key={action} onSelect={() => start(action)}>
              {BULK_WORDS[action].name}
            </MenuItem>
          ))}
          <MenuLine />
          <MenuItem danger onSelect={() => start("disconnect")}>
            Disconnect
          </MenuItem>
        </Menu>
        <BarButton aria-label="Clear selection" onClick={onClear} className="px-0 max-sm:w-11 sm:w-9">
          <X />
        </BarButton>
      </div>
      {dialog === "links" && <ReconnectLinks instances={instances} onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== "links" && (
        <BulkConfirm
          action={dialog}
          instances={instances}
          returnTo={MORE}
          onClose={() => setDialog(null)}
          onGo={(tags) => {
            setDialog(null);
            run(dialog, instances, tags);
          }}
        />
      )}
      {bulk && (
        <BulkProgress
          bulk={bulk}
          onStop={stop}
          onUndo={(disabled) => run("enable", disabled)}
          onClose={(left) => {
            close();
            onClear();
            onSelect(left, true);
          }}
        />
      )}
    </>
  );
}

type SelectAllProps = Pick<BulkBarProps, "query" | "count" | "onSelect"> & { selected: number };

/** Offered when the count is known and not everything is selected yet. */
function SelectAll({ query, count, selected, onSelect }: SelectAllProps) {
  const { busy, run } = useTask();
  if (!count || count.isMore || count.count > MOST_SELECTED || count.count <= selected) return null;
  return (
    <BarButton
      aria-busy={busy}
      onClick={() => run(async () => onSelect(await readSelection(query), true))}
      className="underline underline-offset-3 max-sm:hidden"
    >
      Select all {countWords(count)}
    </BarButton>
  );
}
