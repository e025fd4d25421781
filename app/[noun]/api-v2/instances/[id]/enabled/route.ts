import { setEnabled } from "@/lib/wire/instances";
import { wireRoute } from "@/lib/wire/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = wireRoute({
  PUT: setEnabled(true),
  DELETE: setEnabled(false),
});
