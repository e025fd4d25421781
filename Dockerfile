# The server and its commands, and nothing else: docs/deploy/README.md says how to run it.
# Pin both by digest (node:24-trixie@sha256:...) where builds have to be repeatable.
ARG BUILD_IMAGE=node:24-trixie
ARG RUN_IMAGE=debian:trixie-slim

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY docs/client/package.json docs/client/
RUN npm ci
COPY . .
RUN npm run build:runtime -- /runtime
# Its symbols are of use in a debugger only, and take 18 MB.
RUN strip -o /usr/local/bin/node-stripped /usr/local/bin/node

FROM ${RUN_IMAGE}
COPY --from=build /usr/local/bin/node-stripped /usr/local/bin/node
COPY --from=build /runtime /app
WORKDIR /app
ENV NODE_ENV=production PORT=3000
# What V8 keeps beyond what is in use, and glibc for each thread, would grow to over 600 MB: docs/benchmarks.md, Memory.
ENV NODE_OPTIONS="--max-old-space-size=256 --max-semi-space-size=8" MALLOC_ARENA_MAX=2
# Nobody of the system's; a number, so that Kubernetes sees that it is not root.
USER 10001:10001
EXPOSE 3000
# SIGTERM finishes the renewals under way, which takes up to 30 seconds: give it 40.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["node", "scripts/healthcheck.js"]
CMD ["node", "scripts/server.js"]
