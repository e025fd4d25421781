import pg from "pg";
import { pool } from "@/lib/db";
import { cpuExactly } from "../lib/cpu";

type Statement = { name?: string; text: string; values: unknown[] };

/** Runs `work` and gives the statements that it sent to PostgreSQL. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const connections = pool();
  const query = connections.query.bind(connections);
  connections.query = ((given: Statement | string, values: unknown[] = []) => {
    const statement = typeof given === "string" ? { text: given, values } : given;
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

type Plan = { "QUERY PLAN": { "Planning Time": number; "Execution Time"?: number }[] };

/** Milliseconds of planning and executing by PostgreSQL's own clock, and of the processor, whoever else wanted it. */
export type Time = { clock: number; cpu: number };

/** Times statements on one connection, which prepares each only once, as the product's connections do. */
export class Stopwatch {
  private readonly names = new Map<string, string>();

  private constructor(
    private readonly client: pg.Client,
    private readonly pid: number,
  ) {}

  static async on(client: pg.Client): Promise<Stopwatch> {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() pid");
    return new Stopwatch(client, rows[0]!.pid);
  }

  async timeOf(statements: Statement[]): Promise<Time> {
    const time = { clock: 0, cpu: 0 };
    for (const statement of statements) {
      const execute = await this.toExecute(statement);
      const before = cpuExactly(this.pid);
      const { rows } = await this.client.query<Plan>(
        execute.startsWith("explain ") ? execute : `explain (analyze, timing off, buffers off, format json) ${execute}`,
      );
      time.cpu += cpuExactly(this.pid) - before;
      const { "Planning Time": planning, "Execution Time": execution = 0 } = rows[0]!["QUERY PLAN"][0]!;
      time.clock += planning + execution;
    }
    return time;
  }

  /** A statement with a name is prepared, another one planned each time with its values. */
  private async toExecute(statement: Statement): Promise<string> {
    const { name, text, values } = statement;
    if (name) return `execute ${await this.nameOf(statement)}${literals(values)}`;
    return text.replace(/\$(\d+)/g, (_, number) => literal(values[Number(number) - 1]));
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
