# The whole product in one small image: one binary, which carries its root certificates and time zones, and the web app.
# It needs a Postgres and, with more than one node, a Redis: see compose.yaml.

FROM node:20-bookworm AS web
WORKDIR /src/web
ENV NEXT_TELEMETRY_DISABLED=1
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY web .
RUN npm run build

FROM rust:1.95-bookworm AS build
WORKDIR /src
ENV SQLX_OFFLINE=true CARGO_TARGET_DIR=/target
COPY . .
RUN cargo build --release --locked --package fittribe --bin fittribe \
    && strip --strip-debug -o /fittribe /target/release/fittribe

FROM debian:bookworm-slim
# The id is fixed so that volumes keep their owner from one image to the next.
RUN groupadd --system --gid 10001 fittribe \
    && useradd --system --uid 10001 --gid fittribe --home-dir /var/lib/fittribe --shell /usr/sbin/nologin fittribe \
    && install -d -o fittribe -g fittribe -m 0700 /var/lib/fittribe
COPY --from=build /fittribe /usr/local/bin/fittribe
COPY --from=web /src/web/out /usr/local/share/fittribe/web
USER 10001:10001
WORKDIR /var/lib/fittribe
VOLUME /var/lib/fittribe
ENV FITTRIBE_BIND=0.0.0.0:8080 FITTRIBE_WEB_DIR=/usr/local/share/fittribe/web
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["fittribe", "doctor", "--health"]
ENTRYPOINT ["fittribe"]
CMD ["serve"]
