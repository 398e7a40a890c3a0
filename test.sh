#!/usr/bin/env bash
# Restores, builds and runs every test. Arguments limit the run to test projects whose name contains one of them.
# The last line is `N passed, N failed, N skipped`.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DiffEngine_Disabled=true

log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
notes=()

dotnet restore GenMigrate.sln >"$log/restore" 2>&1 || { cat "$log/restore"; exit 1; }
# A feed that no longer has an exact version serves a newer patch instead: worth knowing, but no reason to stop.
sed -nE 's/.*NU1603: (.*) \[.*/\1/p' "$log/restore" | sort -u | sed 's/^/Package feed: /'

dotnet build GenMigrate.sln --no-restore -v minimal >"$log/build" 2>&1 || { grep -E 'error|warning' "$log/build" | sort -u; exit 1; }

if [ -z "${GENMIGRATE_TEST_MONGODB:-}" ] && ! command -v mongod >/dev/null; then
  skip_mongodb=1
  notes+=("MongoDB's tests did not run: GENMIGRATE_TEST_MONGODB names no server, and mongod is not on PATH.")
fi

runs_failed=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  case "$name" in *MongoDb*) [ -z "${skip_mongodb:-}" ] || continue ;; esac
  if [ $# -gt 0 ] && ! printf '%s\n' "$name" | grep -qiF "$(printf '%s\n' "$@")"; then continue; fi
  echo "== $name"
  dotnet test "$project" --no-build --nologo 2>&1 | tee "$log/$name.out" | grep -vE '^\s*$|^Test run for|^VSTest|A total of 1 test files|Starting test execution'
  [ "${PIPESTATUS[0]}" -eq 0 ] || runs_failed=$((runs_failed + 1))
  # A test host that ends without running a test reports success.
  grep -qE '^(Passed|Failed)! ' "$log/$name.out" || { notes+=("$name ran no test."); runs_failed=$((runs_failed + 1)); }
done

count() { cat "$log"/*.out 2>/dev/null | sed -nE "s/^(Passed|Failed)! .*$1: +([0-9]+).*/\2/p" | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(count Passed); failed=$(count Failed); skipped=$(count Skipped)

# A run that ended without counting its tests is a failure too.
if [ "$runs_failed" -gt 0 ] && [ "$failed" -eq 0 ]; then failed=$runs_failed; fi
[ ${#notes[@]} -eq 0 ] || printf 'NOTE: %s\n' "${notes[@]}"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
