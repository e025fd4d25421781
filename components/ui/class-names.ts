type ClassName = string | number | bigint | boolean | null | undefined;

/** Class names as one; what is false, empty or missing is left out. */
export function clsx(...names: ClassName[]): string {
  return names.filter(Boolean).join(" ");
}
