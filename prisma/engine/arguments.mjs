import { readFileSync } from "node:fs";

/** What Prisma's CLI starts its schema engine with. */
export function readArguments(args) {
  const values = (name) => args.flatMap((arg, i) => (arg === name ? [args[i + 1]] : []));
  const datamodels = values("--datamodels").map((file) => [file, readFileSync(file, "utf8")]);
  const urls = values("--datasource").map((json) => JSON.parse(json).url);
  return {
    wantsVersion: args.includes("--version"),
    command: args.includes("cli")
      ? args.find((arg) => arg === "can-connect-to-database" || arg === "create-database")
      : null,
    // An empty list of models makes the engine panic.
    datamodels: datamodels.length > 0 ? datamodels : undefined,
    url: urls.findLast(Boolean) ?? "postgresql://localhost/postgres",
  };
}
