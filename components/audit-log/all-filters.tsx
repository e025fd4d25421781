import { Button } from "@/components/ui/button";
import { Drawer } from "@/components/ui/drawer";
import type { AuditLogQuery } from "./audit-log-query";
import { FilterFields, NO_FILTER, readFilterForm } from "./filter-fields";

type AllFiltersProps = { query: AuditLogQuery; onShow: (filter: typeof NO_FILTER) => void; onClose: () => void };

const FORM = "audit-log-filters";

/** All filters in a drawer; the list changes only with Show. */
export function AllFilters({ query, onShow, onClose }: AllFiltersProps) {
  return (
    <Drawer
      title="Filters"
      open
      onClose={onClose}
      footer={
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
