import { closeSync, readdirSync, readFileSync } from 'node:fs'

const closeOnExec = 0o2000000

/**
 * Closes what this process got from whoever started it, besides its streams, and would hand on to every program that it
 * starts. Node closes its own; of what it was given it looks at the first few. To be called before anything is opened.
 */
export function closeInheritedFiles(): void {
  for (const fd of openFiles()) {
    if (fd > 2 && isHandedOn(fd)) closeSync(fd)
  }
}

function openFiles(): number[] {
  try {
    return readdirSync('/proc/self/fd').map(Number)
  } catch {
    return []
  }
}

/** False as well when it is open no more: the listing itself is one. */
function isHandedOn(fd: number): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1]
    return flags !== undefined && (Number.parseInt(flags, 8) & closeOnExec) === 0
  } catch {
    return false
  }
}
