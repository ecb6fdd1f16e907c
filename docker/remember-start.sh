#!/usr/bin/env bash
# Makes bellwether.aot in the unpacked release $1: what Java loads and links until the service is ready,
# found out by one run with a local broker. The launcher uses it with this very Java; JDK 25 or newer.
set -euo pipefail

home=$1
work=$(mktemp -d)
port=38484
trap 'rm -rf "$work"' EXIT

BELLWETHER_CACHE=none BELLWETHER_JAVA_OPTS="-XX:AOTCacheOutput=$home/bellwether.aot" \
  "$home/bellwether" serve --set "data.directory=$work/data" --set "http.address=127.0.0.1:$port" \
  > "$work/log" 2>&1 &
service=$!
for _ in $(seq 60); do
  if BELLWETHER_CACHE=none "$home/bellwether" health --set "http.address=127.0.0.1:$port" > /dev/null; then
    ready=yes
    break
  fi
  kill -0 "$service" 2> /dev/null || break
  sleep 1
done
kill -TERM "$service" 2> /dev/null || true
wait "$service" || true
if [ -z "${ready:-}" ] || [ ! -s "$home/bellwether.aot" ]; then
  cat "$work/log" >&2
  echo "remember-start: the service did not become ready, or Java is older than 25" >&2
  exit 1
fi
