import type { ComponentType } from "react";
import { useLoaded } from "./use-loaded";

/** A component whose script is loaded when it is first drawn, which no page waits for: what people open, such as dialogs. */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return function OnDemand(props: Props) {
    const Loaded = useLoaded(load, true);
    return Loaded && <Loaded {...props} />;
  };
}
