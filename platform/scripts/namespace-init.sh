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
}

# Devices that hold nothing: no disk, no terminal and no message queue of the machine.
own_devices() {
  mkdir /tmp/.dev
  mount -t tmpfs -o size=64k,mode=755,nosuid tmpfs /tmp/.dev
  for name in null zero full random urandom tty; do
    [ -c "/dev/$name" ] || continue
    : >"/tmp/.dev/$name"
    mount --bind "/dev/$name" "/tmp/.dev/$name"
  done
  mkdir /tmp/.dev/pts /tmp/.dev/shm
  mount -t devpts -o newinstance,ptmxmode=0666 devpts /tmp/.dev/pts 2>/dev/null || :
  mount --bind /tmp/.shm /tmp/.dev/shm
  ln -s pts/ptmx /tmp/.dev/ptmx
  ln -s /proc/self/fd /tmp/.dev/fd
  for stream in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${stream%:*}" "/tmp/.dev/${stream#*:}"; done
  mount -o remount,bind,ro /tmp/.dev
  mount -n --move /tmp/.dev /dev
  rmdir /tmp/.dev
}

# What resolves names is often a link into a hidden folder.
hide() {
  names=$(readlink -f /etc/resolv.conf || :)
  [ ! -f "$names" ] || cp "$names" /tmp/.resolv.conf
  printf '%s\n' "$hidden" | while IFS= read -r path; do
    [ -z "$path" ] || [ ! -d "$path" ] || mount -t tmpfs -o size=64k,mode=555 tmpfs "$path"
  done
  [ ! -f /tmp/.resolv.conf ] || [ -f "$names" ] || { mkdir -p "${names%/*}" && cp /tmp/.resolv.conf "$names"; }
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
  # What an ordinary user's namespaces let their makers set, the script could set back.
  [ "$as" = root ] || mount --bind /proc/sys /proc/sys
  while read -r _ point _; do
    case $point in /tmp | /var/tmp | /dev/* | /proc) continue ;; esac
    mount -o remount,bind,ro "$point" 2>/dev/null || :
  done </proc/self/mounts
}

limit() {
  echo 1000 >/proc/self/oom_score_adj || :
  # System V memory that nobody has attached is in no process's account. In pages of 4 KB.
  echo $((memory_kb / 4)) >/proc/sys/kernel/shmall || :
  ulimit -c 0
  ulimit -v "$memory_kb"
  ulimit -t "$cpu_seconds"
  ulimit -n "$open_files"
  ulimit -f "$file_blocks"
  # bash calls it -u, dash -p.
  ulimit -u "$processes" 2>/dev/null || ulimit -p "$processes"
}

# Whoever makes a user namespace is root in it, may mount there what no limit counts, and reaches far more of the kernel.
# So the script gets one that can hold no other. Root without the right to make one runs it as it is.
run_without_rights() {
  if [ "$as" = user ]; then
    unshare --user --map-user="$uid" --map-group="$gid" -- setpriv --no-new-privs -- "$@"
  elif in_last_namespace /bin/sh -c '[ "$(id -u)" = 0 ]' 2>/dev/null; then
    in_last_namespace $as_nobody "$@"
  else
    $as_nobody "$@"
  fi
}

in_last_namespace() {
  rm -f /tmp/.entered /tmp/.mapped
  mkfifo -m 600 /tmp/.entered /tmp/.mapped
  map_everybody &
  unshare --user --keep-caps -- /bin/sh -c "$enter" enter "$@"
}

map_everybody() {
  read -r pid </tmp/.entered
  for map in uid_map gid_map; do echo 0 0 4294967295 >"/proc/$pid/$map"; done
  echo >/tmp/.mapped
}

enter='echo $$ >/tmp/.entered; read -r _ </tmp/.mapped; echo 0 >/proc/sys/user/max_user_namespaces; exec "$@"'
as_nobody="setpriv --reuid $uid --regid $gid --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all --"

stage
own_devices
hide
name_user
[ "$as" = root ] || echo 1 >/proc/sys/user/max_user_namespaces
[ "$as" != root ] || chown -R "$uid:$gid" /tmp/job /tmp/home
limit
make_read_only
[ "$network" != none ] || ip link set lo up 2>/dev/null || :

set +e
run_without_rights nice -n 10 /bin/sh /tmp/job/run.sh 3>&-
status=$?

kill -KILL -1 2>/dev/null
# An ordinary user's namespaces hold one user: who reads here reads no more than the script did.
[ "$as" = root ] || as_nobody=
[ ! -f /tmp/job/result.json ] || $as_nobody head -c 65537 /tmp/job/result.json >&3 2>/dev/null
exit $status
