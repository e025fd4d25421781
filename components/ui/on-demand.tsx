import type { ComponentType } from "react";
import { useLoaded } from "./use-loaded";

/** A component whose code is loaded when it first renders, such as a dialog. */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return function OnDemand(props: Props) {
    const Loaded = useLoaded(load, true);
    return Loaded && <Loaded {...props} />;
  };
}
