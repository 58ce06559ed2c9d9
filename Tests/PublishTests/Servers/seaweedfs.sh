#!/usr/bin/env bash
# Starts a SeaweedFS cluster on 127.0.0.1 that keeps each file twice, and ends it with whoever started this:
# seaweedfs.sh WEED FOLDER PORT. It uses PORT (S3) and the 19 after it, and as many from PORT + 10000 on. Each
# program writes its number to FOLDER/<name>.pid; volume servers are v1, v2, v3.
set -euo pipefail
weed=$1 folder=$2 port=$3
pids=()

finish() {
  for pid in "${pids[@]}"; do kill -9 "$pid" 2> /dev/null || true; done
}
trap finish EXIT
trap 'exit 0' INT TERM

# start NAME ARGUMENTS…
start() {
  local name=$1
  shift
  mkdir -p "$folder/$name"
  "$weed" -logtostderr "$@" > "$folder/$name.log" 2>&1 < /dev/null &
  pids+=($!)
  echo $! > "$folder/$name.pid"
}

# until_answers PORT PATH
until_answers() {
  for _ in $(seq 1 150); do
    if curl -s -o /dev/null "http://127.0.0.1:$1$2"; then return; fi
    sleep 0.1
  done
  echo "nobody answers at $1" >&2
  exit 1
}

here=(-ip=127.0.0.1 -ip.bind=127.0.0.1)
master=127.0.0.1:$((port + 1)).$((port + 10001))
cat > "$folder/s3.json" << 'JSON'
{"identities": [
  {"name": "blog", "credentials": [{"accessKey": "cle", "secretKey": "secrete"}],
   "actions": ["Admin", "Read", "Write", "List", "Tagging"]},
  {"name": "anonymous", "actions": ["Read"]}
]}
JSON
start master master "${here[@]}" -port=$((port + 1)) -port.grpc=$((port + 10001)) -mdir="$folder/master" \
  -defaultReplication=001 -volumeSizeLimitMB=64 -telemetry=false
until_answers $((port + 1)) /cluster/status
for number in 1 2 3; do
  start "v$number" volume "${here[@]}" -port=$((port + 1 + number)) -port.grpc=$((port + 10001 + number)) \
    -dir="$folder/v$number" -max=30 -master="$master" -dataCenter=dc -rack=rack
done
for number in 1 2 3; do until_answers $((port + 1 + number)) /status; done
start filer filer "${here[@]}" -port=$((port + 5)) -port.grpc=$((port + 10005)) -master="$master" \
  -defaultStoreDir="$folder/filer" -defaultReplicaPlacement=001
until_answers $((port + 5)) /
start s3 s3 -ip.bind=127.0.0.1 -port="$port" -port.grpc=$((port + 10000)) -port.iceberg=0 \
  -filer="127.0.0.1:$((port + 5)).$((port + 10005))" -config="$folder/s3.json"
until_answers "$port" /
echo ready
while kill -0 "$PPID" 2> /dev/null; do
  sleep 1 &
  wait $!
done
