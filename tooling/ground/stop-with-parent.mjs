/**
 * Loaded into a process, this stops it as on SIGTERM when the one that started it is gone. npm passes SIGTERM on to a
 * shell, which dies of it and tells nobody: without this everything would run on unseen.
 */
const parent = process.ppid
const lookEveryMs = 1_000

const timer = setInterval(() => {
  if (process.ppid === parent) return
  clearInterval(timer)
  process.kill(process.pid, 'SIGTERM')
}, lookEveryMs)
timer.unref()
