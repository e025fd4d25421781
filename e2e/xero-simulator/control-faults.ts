import { randomInt } from "node:crypto";
import { type Answer, jsonAnswer, type Request } from "./http";
import { ControlError, type Fields, readFields, text, whole } from "./json";
import { type Fault, faultKinds, type RecordedRequest } from "./model";
import type { Store } from "./store";

/** Spoils the next calls of a path: once, unless told how often; 0 is until the faults are cleared. */
export function addFault(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const path = text(fields, "path");
  const kind = faultKinds.find((each) => each === fields["kind"]);
  if (!path) throw new ControlError(400, "path is missing");
  if (!kind) throw new ControlError(400, `kind has to be one of ${faultKinds.join(", ")}`);
  const times = whole(fields, "times") ?? 1;
  const fault: Fault = { path, kind, times: times === 0 ? Number.MAX_SAFE_INTEGER : times, ...details(fields) };
  store.state.faults.push(fault);
  return jsonAnswer(201, fault);
}

function details(fields: Fields): Partial<Fault> {
  const all = {
    key: text(fields, "key"),
    tenantId: text(fields, "tenantId"),
    status: whole(fields, "status"),
    body: text(fields, "body"),
    delayMs: whole(fields, "delayMs"),
    bytes: whole(fields, "bytes"),
    percent: percent(fields),
    headers: headers(fields),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function percent(fields: Fields): number | undefined {
  const given = whole(fields, "percent");
  if (given !== undefined && (given < 1 || given > 100)) throw new ControlError(400, "percent goes from 1 to 100");
  return given;
}

function headers(fields: Fields): Record<string, string> | undefined {
  const given = fields["headers"];
  if (given === undefined) return undefined;
  if (typeof given !== "object" || given === null) throw new ControlError(400, "headers has to be an object");
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** All of them, or only those meant for one app. */
export function clearFaults({ state }: Store, { url }: Request): Answer {
  const key = url.searchParams.get("key");
  state.faults = key === null ? [] : state.faults.filter((each) => each.key !== key);
  return jsonAnswer(200, {});
}

/** The first fault that is meant for this call and hits it, counted down. */
export function takeFault(store: Store, { path, key }: RecordedRequest, tenantId?: string): Fault | undefined {
  const fault = store.state.faults.find(
    (each) =>
      covers(each.path, path) &&
      (each.key === undefined || each.key === key) &&
      (each.tenantId === undefined || each.tenantId === tenantId) &&
      hits(each),
  );
  if (!fault) return undefined;
  fault.times -= 1;
  if (fault.times <= 0) store.state.faults = store.state.faults.filter((each) => each !== fault);
  return fault;
}

const hits = ({ percent = 100 }: Fault) => randomInt(100) < percent;

/** A star at the end stands for anything. */
const covers = (pattern: string, path: string) =>
  pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
