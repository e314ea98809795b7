# Common Ground for production: Node and the program, nothing else. Give it DATABASE_URL and the other settings of
# docs/operations.md. For a demonstration with its own PostgreSQL: docker build --build-arg DATABASE=embedded .

FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS packages
ARG DATABASE=external
WORKDIR /packages
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev $([ "$DATABASE" = embedded ] || echo --omit=optional)

FROM debian:bookworm-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin common-ground \
 && install --directory --owner common-ground --group common-ground --mode 0700 /var/lib/common-ground
COPY --from=build /usr/local/bin/node /usr/local/bin/node
WORKDIR /app
COPY --from=packages /packages/node_modules node_modules
COPY package.json LICENSE ./
COPY db db
COPY documents documents
COPY --from=build /build/dist dist
USER common-ground
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 HOME=/tmp HOST=0.0.0.0 PORT=8080 DATA_DIR=/var/lib/common-ground
VOLUME /var/lib/common-ground
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=400", "dist/main.js"]
