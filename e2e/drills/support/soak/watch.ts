import { residentMegabytes } from "@/bench/lib/cpu";
import type { TestDatabase } from "@/e2e/support/database";

const SAMPLE_MS = 10_000;

type Sample = { megabytes: number; connections: number; waiting: number };

/** Every ten seconds: a server's resident memory, PostgreSQL's connections, and the deliveries and renewals that are due. */
export function watch(pid: number, database: TestDatabase) {
  const samples: Sample[] = [];
  async function take(): Promise<void> {
    const [row] = await database.query<Omit<Sample, "megabytes">>(
      `select (select count(*)::int from pg_stat_activity where datname = current_database()) connections,
        (select count(*)::int from deliveries where status = 'waiting' and next_at <= now())
          + (select count(*)::int from grants where renew_at <= now() and status <> 'reconnect') waiting`,
    );
    samples.push({ megabytes: residentMegabytes(pid), ...row! });
  }
  const timer = setInterval(() => void take(), SAMPLE_MS);
  return {
    /** Means of each quarter of the samples. */
    end: () => {
      clearInterval(timer);
      return [0, 1, 2, 3].map((quarter) => meansOf(quarterOf(samples, quarter)));
    },
  };
}

const quarterOf = (samples: Sample[], quarter: number) =>
  samples.slice((quarter * samples.length) / 4, ((quarter + 1) * samples.length) / 4);

function meansOf(samples: Sample[]): Sample {
  const mean = (name: keyof Sample) =>
    Math.round((samples.reduce((sum, sample) => sum + sample[name], 0) / samples.length) * 10) / 10;
  return { megabytes: mean("megabytes"), connections: mean("connections"), waiting: mean("waiting") };
}
