// Exits with 0 when the server beside it is healthy, for container engines that ask a command (HEALTHCHECK in Dockerfile).
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? "3000"}/api/health`).catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;
