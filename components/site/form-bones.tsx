import { Bone, Loading } from "@/components/ui/skeleton";

/** Stands where a short form will be. */
export function FormBones({ what }: { what: string }) {
  return (
    <Loading what={what}>
      <div className="grid gap-4">
        <Bone className="h-3 w-2/3" />
        <Bone className="mt-4 h-10 w-full" />
        <Bone className="h-10 w-full" />
      </div>
    </Loading>
  );
}
