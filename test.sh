#!/usr/bin/env bash
# Restores, builds and runs every test. With words: only the test projects whose names contain one of them.
# The last line is `N passed, N failed, N skipped`.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DiffEngine_Disabled=true

solution=GenMigrate.sln
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT

dotnet restore "$solution" >"$log/restore" 2>&1 || { cat "$log/restore"; exit 1; }
dotnet build "$solution" --no-restore -v minimal >"$log/build" 2>&1 || { grep -E 'error|warning' "$log/build" | sort -u; exit 1; }

failed_runs=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  if [ $# -gt 0 ] && ! printf '%s\n' "$@" | grep -qi -F -f - <(echo "$name"); then continue; fi
  echo "== $name"
  dotnet test "$project" --no-build --nologo 2>&1 | tee "$log/$name.out" | grep -vE '^\s*$|^Test run for|^VSTest|A total of 1 test files|Starting test execution' 
  [ "${PIPESTATUS[0]}" -eq 0 ] || failed_runs=$((failed_runs + 1))
done

count() { cat "$log"/*.out 2>/dev/null | sed -nE "s/.*(Passed|Failed)! +- .*$1: +([0-9]+).*/\2/p" | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(count Passed); failed=$(count Failed); skipped=$(count Skipped)

# A run that died without counting its tests is a failure too.
if [ "$failed_runs" -gt 0 ] && [ "$failed" -eq 0 ]; then failed=$failed_runs; fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
