import type { Timed } from "./measure";

const AIM_MS = 5;
const AIM_RATIO = 1.5;

/** Prints a table of every shape: the largest size by PostgreSQL's clock and by processor, and how it grows from the smallest. */
export function report(measured: Map<number, Timed[]>): void {
  const sizes = [...measured.keys()];
  const [smallest, largest] = [measured.get(sizes[0]!)!, measured.get(sizes.at(-1)!)!];
  const separated = new Intl.NumberFormat("en-GB");
  console.log(`\nIn the database, ${sizes.map((size) => separated.format(size)).join(", ")} rows; milliseconds\n`);
  const medians = sizes.map((size) => `p50 ${separated.format(size)}`);
  line(["shape", ...medians, "p99", "CPU p50", "CPU p99", "CPU ratio", "short"]);
  line(["---", ...medians, "", "", "", "", ""].map((_, index) => (index === 0 ? "---" : "---:")));
  for (const [index, timed] of largest.entries()) {
    const p50 = sizes.map((size) => measured.get(size)![index]!.p50.toFixed(2));
    const { name, p99, cpu50, cpu99, short } = timed;
    const ratio = (cpu50 / smallest[index]!.cpu50).toFixed(2);
    const part = short > 0 ? `${Math.round(short * 100)} %` : "";
    line([name, ...p50, p99.toFixed(2), cpu50.toFixed(2), cpu99.toFixed(2), ratio, part]);
  }
  for (const kind of ["page", "filter", "search", "both", "api"]) {
    const own = largest.flatMap((timed, index) =>
      timed.kind === kind ? [{ ...timed, small: smallest[index]!.cpu50 }] : [],
    );
    const fast = own.filter(({ p99 }) => p99 <= AIM_MS).length;
    const fastByCpu = own.filter(({ cpu99 }) => cpu99 <= AIM_MS).length;
    const steady = own.filter(({ cpu50, small }) => cpu50 <= AIM_RATIO * small).length;
    console.log(
      `${kind}: of ${own.length} shapes ${fast} within ${AIM_MS} ms p99 (${fastByCpu} by CPU), ${steady} within ${AIM_RATIO} of the smallest`,
    );
  }
}

function line(cells: string[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}
