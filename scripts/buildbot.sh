#!/bin/sh
# A real Buildbot and a real git repository tell a running Throughline of a commit that fails its test and of one that passes it.
# Usage: scripts/buildbot.sh ADDRESS SECRET CARD
#   ADDRESS and SECRET of a source of the kind "Anything else" (Settings, Sources), CARD a key on its board, such as ERP-1.
# Installs nothing: needs git, node, and Debian's buildbot and buildbot-worker. Leaves nothing behind.
set -eu

if [ $# -ne 3 ]; then
  sed -n '3,4s/^# *//p' "$0" >&2
  exit 2
fi
for program in git node buildbot buildbot-worker; do
  if ! command -v "$program" > /dev/null; then
    echo "$program is missing. On Debian: apt-get install git buildbot buildbot-worker" >&2
    exit 2
  fi
done

export THROUGHLINE_ADDRESS="$1" THROUGHLINE_SECRET="$2"
card="$3"
here="$(cd "$(dirname "$0")/buildbot" && pwd)"
room="$(mktemp -d)"
export BUILDBOT_ROOM="$room" BUILDBOT_SAID="$room/said"
BUILDBOT_PORT="$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')"
export BUILDBOT_PORT

clean() {
  buildbot-worker stop "$room/worker" > /dev/null 2>&1 || true
  buildbot stop "$room/master" > /dev/null 2>&1 || true
  rm -rf "$room"
}
trap clean EXIT INT TERM

echo "A master and a worker of Buildbot $(buildbot --version 2> /dev/null | sed -n "s/^Buildbot version: *//p")"
buildbot create-master "$room/master" > /dev/null
cp "$here/master.cfg" "$room/master/master.cfg"
buildbot-worker create-worker "$room/worker" "127.0.0.1:$BUILDBOT_PORT" worker worker > /dev/null
: > "$BUILDBOT_SAID"
buildbot start "$room/master" > /dev/null
buildbot-worker start "$room/worker" > /dev/null

git init -q --bare "$room/erp.git"
cp "$here/post-receive.mjs" "$room/erp.git/hooks/post-receive"
chmod +x "$room/erp.git/hooks/post-receive"
git init -q -b "feature/$card-vat" "$room/work"
cd "$room/work"
git config user.name Dana
git config user.email dana@example.com
git remote add origin "$room/erp.git"

# commit MESSAGE SCRIPT: commits a test and pushes it.
commit() {
  printf '%s\n' "$2" > test.sh
  git add test.sh
  git commit -qm "$1"
  git push -q origin "HEAD:refs/heads/feature/$card-vat" 2>&1
}

# await RESULT: until Buildbot has ended a build like that, for a minute.
await() {
  for _ in $(seq 60); do
    if grep -q "^ended $1\$" "$BUILDBOT_SAID"; then
      echo "Buildbot has ended a build: $1"
      return 0
    fi
    sleep 1
  done
  echo "Buildbot has ended no build that is $1 within a minute:" >&2
  tail -n 40 "$room/master/twistd.log" >&2
  exit 1
}

commit "$card Round VAT per invoice" "exit 1"
await failure
commit "$card Round VAT per line" "exit 0"
await success

if grep "unable to upload status" "$room/master/twistd.log" >&2; then
  exit 1
fi
echo "All of it was taken in: look at $card."
