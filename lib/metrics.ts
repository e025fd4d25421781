import { collectDefaultMetrics, Counter, Gauge, Histogram, register } from "prom-client";

// Next.js bundles this file several times; the registry, which is not bundled, has each metric once.
function once<Metric>(name: string, make: () => Metric): Metric {
  return (register.getSingleMetric(name) as Metric | undefined) ?? make();
}

const histogram = <Label extends string>(name: string, help: string, labelNames: Label[], buckets: number[]) =>
  once(name, () => new Histogram({ name, help, labelNames, buckets }));
const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
  once(name, () => new Counter({ name, help, labelNames }));
const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
  once(name, () => new Gauge({ name, help, labelNames }));

if (!register.getSingleMetric("process_start_time_seconds")) collectDefaultMetrics();

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export const httpRequests = histogram(
  "gangway_http_request_duration_seconds",
  "Requests that were answered, by part of the product, method and status.",
  ["area", "method", "status"],
  SECONDS,
);
export const xeroCalls = histogram(
  "gangway_xero_call_duration_seconds",
  "Calls to Xero until its answer begins, by purpose and outcome: a status, or why there was none.",
  ["purpose", "outcome"],
  SECONDS,
);
export const renewals = counter(
  "gangway_renewals_total",
  "Renewals that ended, by outcome: renewed, or the reason of the failure.",
  ["outcome"],
);
export const deliveries = counter(
  "gangway_webhook_deliveries_total",
  "Attempts to deliver a webhook, by outcome: delivered, waiting (tried again) or failed (given up).",
  ["outcome"],
);
export const queueDue = gauge("gangway_queue_due", "What is due in a queue and not claimed, up to 10,000.", ["queue"]);
export const queueLateSeconds = gauge(
  "gangway_queue_late_seconds",
  "For how long the oldest of what is due in a queue has been due.",
  ["queue"],
);
export const databaseConnections = gauge(
  "gangway_database_connections",
  "Connections of this process's pool by state, and calls that wait for one.",
  ["state"],
);

/** Seconds since that time of `performance.now()`. */
export const secondsSince = (startedAt: number) => (performance.now() - startedAt) / 1_000;

/** All of them in the text form of Prometheus, with its content type. */
export const metricsText = async () => ({ text: await register.metrics(), type: register.contentType });
