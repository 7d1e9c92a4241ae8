#!/bin/sh
# Starts a script where the machine offers no namespaces: limits, no way to gain rights, then the script in this process.
memory_kb=$1 cpu_seconds=$2 processes=$3 open_files=$4 file_blocks=$5 run=$6

[ ! -w /proc/self/oom_score_adj ] || echo 1000 >/proc/self/oom_score_adj
set -e
ulimit -c 0
ulimit -t "$cpu_seconds"
ulimit -n "$open_files"
ulimit -f "$file_blocks"
# Not every system can limit these two; an empty number of processes means that they cannot be counted.
ulimit -v "$memory_kb" 2>/dev/null || :
[ -z "$processes" ] || ulimit -u "$processes" 2>/dev/null || ulimit -p "$processes"

if command -v setpriv >/dev/null; then
  exec nice -n 10 setpriv --no-new-privs --pdeathsig KILL -- /bin/sh "$run"
fi
exec nice -n 10 /bin/sh "$run"
