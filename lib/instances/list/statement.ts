import { createHash } from "node:crypto";
import { pool } from "@/lib/db";

/** The values of one statement; `add` returns the placeholder of a value in its text. */
export class SqlParams {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

/** Rows of a statement that is planned once a connection, whatever its values: it is named by its text. */
export async function query<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
  const name = createHash("sha1").update(text).digest("base64");
  return (await pool().query<Row>({ name, text, values })).rows;
}

/** Rows of a statement whose best plan depends on its values. */
export async function queryPlannedAnew<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
  return (await pool().query<Row>({ text, values })).rows;
}

type Explained = { "QUERY PLAN": [{ Plan: { "Plan Rows": number; "Total Cost": number } }] };

/** How many rows PostgreSQL's statistics expect of a query, and what it would cost in the planner's unit. */
export async function estimate(text: string, values: unknown[]): Promise<{ rows: number; cost: number }> {
  const [row] = await queryPlannedAnew<Explained>(`explain (format json, summary) ${text}`, values);
  const { "Plan Rows": rows, "Total Cost": cost } = row!["QUERY PLAN"][0].Plan;
  return { rows, cost };
}
