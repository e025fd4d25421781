/** 200 while this process answers at all: for supervisors that restart it. Whether it can work is /api/health. */
export function GET(): Response {
  return Response.json({ alive: true });
}
