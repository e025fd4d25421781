import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Panel } from "@/components/ui/panel";

type ChartPanelProps = {
  id: string;
  title: string;
  /** "30 days" */
  span: string;
  /** What the chart shows, in a sentence. */
  summary: ReactNode;
  table: TableProps;
  children: ReactNode;
};

/** A chart with a title, a sentence that sums it up, and the same data as a table. */
export function ChartPanel({ id, title, span, summary, table, children }: ChartPanelProps) {
  return (
    <Panel aria-labelledby={id} className="flex flex-col">
      <div className="flex justify-between gap-4 px-4 pt-4 sm:px-5">
        <h2 id={id} className="text-14">
          {title}
        </h2>
        <span className="whitespace-nowrap text-ink-3">{span}</span>
      </div>
      <div className="px-4 pt-3 pb-4 sm:px-5">
        {children}
        <p className="mt-3 text-13 text-ink-2">{summary}</p>
      </div>
      <div className="mt-auto px-4 pb-3 sm:px-5">
        <Disclosure summary="Show as table">
          <ChartTable {...table} />
        </Disclosure>
      </div>
    </Panel>
  );
}

type TableProps = {
  name: string;
  head: string[];
  /** Icons that replace the column titles on phones. */
  signs?: Record<string, ReactNode>;
  rows: { key: string; cells: ReactNode[] }[];
};

const CELL = "border-b border-line py-[5px] pl-3 text-right first:pl-0 first:text-left";

function ChartTable({ name, head, signs, rows }: TableProps) {
  return (
    <table aria-label={name} className="w-full text-13 tabular-nums">
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col" className={`${CELL} font-normal text-ink-3`}>
              {signs?.[title] && <span className="inline-block align-middle sm:hidden">{signs[title]}</span>}
              <span className={signs?.[title] ? "max-sm:sr-only" : undefined}>{title}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...rest] }) => (
          <tr key={key}>
            <th scope="row" className={`${CELL} font-normal`}>
              {first}
            </th>
            {rest.map((cell, column) => (
              <td key={head[column + 1]} className={CELL}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
