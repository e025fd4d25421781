import { Button } from "@/components/ui/button";
import { Drawer } from "@/components/ui/drawer";
import type { AuditLogQuery } from "./audit-log-query";
import { FilterFields, NO_FILTER, readFilterForm } from "./filter-fields";

type FilterDrawerProps = { query: AuditLogQuery; onShow: (filter: typeof NO_FILTER) => void; onClose: () => void };

const FORM = "activity-filters";

/** Every filter at once; nothing changes behind it before the reader says so. */
export function AllFilters({ query, onShow, onClose }: FilterDrawerProps) {
  return (
    <Drawer
      title="Filters"
      open
      onClose={onClose}
      foot={
        <>
          <Button variant="ghost" onClick={() => onShow(NO_FILTER)}>
            Clear
          </Button>
          <Button type="submit" form={FORM} variant="primary" className="min-w-[112px]">
            Show
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => {
          event.preventDefault();
          onShow(readFilterForm(event.currentTarget));
        }}
        className="grid grid-cols-2 gap-x-3 gap-y-4"
      >
        <FilterFields query={query} />
      </form>
    </Drawer>
  );
}
