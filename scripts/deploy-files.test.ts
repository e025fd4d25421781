import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { ROOT } from "./root";

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** Settings that each way of running Gangway has to say: what a person fills in, or the file itself. */
const REQUIRED = ["DATABASE_URL", "PUBLIC_URL", "ENCRYPTION_KEYS", "SESSION_SECRET"];
const known = new Set([...read("docs/settings.md").matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(([, name]) => name!));

/** Longer than the 30 seconds that a server may need to finish its renewals. */
const GRACE_SECONDS = 40;

type Compose = { services: Record<string, { stop_grace_period: string; read_only: boolean; environment?: object }> };
type Container = Record<"startupProbe" | "livenessProbe" | "readinessProbe", { httpGet: { path: string } }> & {
  env: { name: string }[];
  ports: { containerPort: number }[];
  securityContext: { readOnlyRootFilesystem: boolean };
};
type Pod = {
  terminationGracePeriodSeconds: number;
  securityContext: { runAsUser: number };
  containers: [Container];
};

const compose = (file: string) => parse(read(file)) as Compose;
const kubernetes = <T>(file: string) =>
  parseAllDocuments(read(`docs/deploy/kubernetes/${file}`)).map((document) => document.toJS() as T);
const [{ spec }] = kubernetes<{ spec: { template: { spec: Pod } } }>("gangway.yaml") as [
  { spec: { template: { spec: Pod } } },
];
const pod = spec.template.spec;
const [secret] = kubernetes<{ stringData: object }>("secret.example.yaml");
const blueprint = parse(read("docs/deploy/render.yaml")) as {
  services: [{ envVars: { key: string }[]; maxShutdownDelaySeconds: number; healthCheckPath: string }];
};
const fly = read("docs/deploy/fly.toml");
const unit = read("docs/deploy/gangway.service");
const dockerfile = read("Dockerfile");

test("every setting that a recipe names is one, and Kubernetes and Render name those that are required", () => {
  const inKubernetes = [...Object.keys(secret!.stringData), ...pod.containers[0].env.map(({ name }) => name)];
  const onRender = blueprint.services[0].envVars.map(({ key }) => key);
  const onFly = [...fly.matchAll(/^([A-Z_]+) =/gm)].map(([, name]) => name!);
  const inCompose = Object.keys(compose("compose.yaml").services.gangway!.environment!);
  for (const name of [...inKubernetes, ...onRender, ...onFly, ...inCompose]) expect(known, name).toContain(name);
  expect(inKubernetes).toEqual(expect.arrayContaining(REQUIRED));
  expect(onRender).toEqual(expect.arrayContaining(REQUIRED));
});

test("every recipe lets the renewals under way finish", () => {
  for (const file of ["compose.yaml", "docs/deploy/compose.alone.yaml"])
    expect(compose(file).services.gangway!.stop_grace_period, file).toBe(`${GRACE_SECONDS}s`);
  expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(GRACE_SECONDS);
  expect(blueprint.services[0].maxShutdownDelaySeconds).toBe(GRACE_SECONDS);
  expect(fly).toContain(`kill_timeout = "${GRACE_SECONDS}s"`);
  expect(unit).toContain(`TimeoutStopSec=${GRACE_SECONDS}`);
});

test("what is asked whether the server is well is a route of ours", () => {
  const { startupProbe, livenessProbe, readinessProbe } = pod.containers[0];
  const paths = [startupProbe, livenessProbe, readinessProbe].map((probe) => probe.httpGet.path);
  paths.push(blueprint.services[0].healthCheckPath, /path = "(.+)"/.exec(fly)![1]!);
  for (const path of paths) expect(existsSync(join(ROOT, `app${path}/route.ts`)), path).toBe(true);
});

test("user, port and read-only files are those of the image", () => {
  expect(dockerfile).toContain(`USER ${pod.securityContext.runAsUser}:`);
  expect(dockerfile).toContain(`PORT=${pod.containers[0].ports[0]!.containerPort}`);
  expect(fly).toContain(`internal_port = ${pod.containers[0].ports[0]!.containerPort}`);
  expect(pod.containers[0].securityContext.readOnlyRootFilesystem).toBe(true);
  for (const file of ["compose.yaml", "docs/deploy/compose.alone.yaml"])
    expect(compose(file).services.gangway!.read_only, file).toBe(true);
});

test("Node.js keeps to the same memory in the image and under systemd, well below the limit of both", () => {
  const [, options] = /NODE_OPTIONS="(.+?)"/.exec(dockerfile)!;
  expect(unit).toContain(`"NODE_OPTIONS=${options}" MALLOC_ARENA_MAX=2`);
  const megabytes = Number(/--max-old-space-size=(\d+)/.exec(options!)![1]);
  expect(megabytes * 2).toBeLessThanOrEqual(Number(/MemoryMax=(\d+)M/.exec(unit)![1]));
});
