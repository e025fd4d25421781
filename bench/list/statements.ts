import pg from "pg";
import { pool } from "@/lib/db";

type Statement = { text: string; values: unknown[] };

/** Runs `work` and gives the statements that it sent to PostgreSQL. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const connections = pool();
  const query = connections.query.bind(connections);
  connections.query = ((statement: Statement) => {
    sent.push(statement);
    return query(statement);
  }) as unknown as typeof query;
  try {
    await work();
    return sent;
  } finally {
    connections.query = query;
  }
}

type Plan = { "QUERY PLAN": { "Planning Time": number; "Execution Time": number }[] };

/** Times statements on one connection, which prepares each only once, as the product's connections do. */
export class Stopwatch {
  private readonly names = new Map<string, string>();

  constructor(private readonly client: pg.Client) {}

  /** How long PostgreSQL plans and executes the statements, in milliseconds, by its own clock. */
  async timeOf(statements: Statement[]): Promise<number> {
    let total = 0;
    for (const statement of statements) {
      const execute = `execute ${await this.nameOf(statement)}${literals(statement.values)}`;
      const { rows } = await this.client.query<Plan>(
        `explain (analyze, timing off, buffers off, format json) ${execute}`,
      );
      const { "Planning Time": planning, "Execution Time": execution } = rows[0]!["QUERY PLAN"][0]!;
      total += planning + execution;
    }
    return total;
  }

  private async nameOf({ text }: Statement): Promise<string> {
    const known = this.names.get(text);
    if (known) return known;
    const name = `s${this.names.size}`;
    await this.client.query(`prepare ${name} as ${text}`);
    this.names.set(text, name);
    return name;
  }
}

function literals(values: unknown[]): string {
  return values.length === 0 ? "" : `(${values.map(literal).join()})`;
}

function literal(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((item) => JSON.stringify(item)).join()}}`);
  return pg.escapeLiteral(value instanceof Date ? value.toISOString() : `${value as string | number}`);
}
