#!/bin/sh
# The first process in a run's own namespaces. It lays out what the script may see, starts it without any right, kills
# what the script leaves behind, and hands the result file to descriptor 3.
#
# It starts in the run's folder: job/ holds run.sh and what belongs to it, home/ the files that the job brings.
set -eu

as=$1 uid=$2 gid=$3 network=$4 disk_bytes=$5 hidden=$6
memory_kb=$7 cpu_seconds=$8 processes=$9
shift 9
open_files=$1 file_blocks=$2

stage() {
  mount -t tmpfs -o "size=$disk_bytes,nr_inodes=65536,mode=1777,nosuid,nodev" tmpfs /tmp
  mkdir -m 700 /tmp/job /tmp/home
  cp -R job/. /tmp/job/
  cp -R home/. /tmp/home/
  cd /
  mkdir -m 1777 /tmp/.var-tmp /tmp/.shm
  mount --bind /tmp/.var-tmp /var/tmp
  [ ! -d /dev/shm ] || mount --bind /tmp/.shm /dev/shm
}

hide() {
  printf '%s\n' "$hidden" | while IFS= read -r path; do
    [ -z "$path" ] || [ ! -d "$path" ] || mount -t tmpfs -o size=4k,mode=555,ro tmpfs "$path"
  done
}

# The run's user has a name, and no other user of the machine is listed.
name_user() {
  printf 'root:x:0:0::/:/bin/false\nops-exec:x:%s:%s::/tmp/home:/bin/sh\n' "$uid" "$gid" >/tmp/.passwd
  printf 'root:x:0:\nops-exec:x:%s:\n' "$gid" >/tmp/.group
  chmod 644 /tmp/.passwd /tmp/.group
  mount --bind /tmp/.passwd /etc/passwd
  mount --bind /tmp/.group /etc/group
}

# Best effort: a mount that refuses it is still guarded by the run's missing rights.
make_read_only() {
  while read -r _ point type _; do
    case $point in /tmp | /var/tmp | /dev/* | /proc/* | /sys/*) continue ;; esac
    case $type in proc | sysfs | cgroup* | devtmpfs | devpts | mqueue | securityfs | debugfs | tracefs | bpf) continue ;; esac
    mount -o remount,bind,ro "$point" 2>/dev/null || :
  done </proc/self/mounts
}

limit() {
  echo 1000 >/proc/self/oom_score_adj || :
  ulimit -c 0
  ulimit -v "$memory_kb"
  ulimit -t "$cpu_seconds"
  ulimit -n "$open_files"
  ulimit -f "$file_blocks"
  # bash calls it -u, dash -p.
  ulimit -u "$processes" 2>/dev/null || ulimit -p "$processes"
}

unprivileged() {
  if [ "$as" = root ]; then
    setpriv --reuid "$uid" --regid "$gid" --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
  else
    unshare --user --map-user="$uid" --map-group="$gid" -- setpriv --no-new-privs -- "$@"
  fi
}

stage
hide
name_user
[ "$as" != root ] || chown -R "$uid:$gid" /tmp/job /tmp/home
make_read_only
[ "$network" != none ] || ip link set lo up 2>/dev/null || :
limit

set +e
unprivileged nice -n 10 /bin/sh /tmp/job/run.sh 3>&-
status=$?

kill -KILL -1 2>/dev/null
[ ! -f /tmp/job/result.json ] || unprivileged head -c 65537 /tmp/job/result.json >&3 2>/dev/null
exit $status
