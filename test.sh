#!/usr/bin/env bash
# Restores, builds and runs every test. With words: only the test projects whose names contain one of them.
# The last line is `N passed, N failed, N skipped`.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DiffEngine_Disabled=true

log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT

# Not every feed has MongoDB's driver. Without it everything else is built and tested.
solution=GenMigrate.sln
if ! dotnet restore "$solution" >"$log/restore" 2>&1; then
  if grep -qE 'NU110[12].*MongoDB\.' "$log/restore"; then
    echo "MongoDB is left out: the package feed lacks MongoDB.Driver."
    solution=GenMigrate.WithoutMongoDb.slnf
    dotnet restore "$solution" >"$log/restore" 2>&1 || { cat "$log/restore"; exit 1; }
  else
    cat "$log/restore"
    exit 1
  fi
elif [ -z "${GENMIGRATE_TEST_MONGODB:-}" ] && ! command -v mongod >/dev/null; then
  echo "MongoDB's tests are left out: there is no mongod on PATH, and GENMIGRATE_TEST_MONGODB names no server."
  skip_mongodb=1
fi

dotnet build "$solution" --no-restore -v minimal >"$log/build" 2>&1 || { grep -E 'error|warning' "$log/build" | sort -u; exit 1; }

runs_failed=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  case "$name" in *MongoDb*) [ "$solution" = GenMigrate.sln ] && [ -z "${skip_mongodb:-}" ] || continue ;; esac
  if [ $# -gt 0 ] && ! printf '%s\n' "$name" | grep -qiF "$(printf '%s\n' "$@")"; then continue; fi
  echo "== $name"
  dotnet test "$project" --no-build --nologo 2>&1 | tee "$log/$name.out" | grep -vE '^\s*$|^Test run for|^VSTest|A total of 1 test files|Starting test execution'
  [ "${PIPESTATUS[0]}" -eq 0 ] || runs_failed=$((runs_failed + 1))
done

count() { cat "$log"/*.out 2>/dev/null | sed -nE "s/^(Passed|Failed)! .*$1: +([0-9]+).*/\2/p" | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(count Passed); failed=$(count Failed); skipped=$(count Skipped)

# A run that died without counting its tests is a failure too.
if [ "$runs_failed" -gt 0 ] && [ "$failed" -eq 0 ]; then failed=$runs_failed; fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
