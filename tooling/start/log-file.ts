import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'

export type LogFile = { write(line: string): void; close(): void }

const maxSizeBytes = 10 * 1024 * 1024
const keptFiles = 3

/** Grows to 10 MB, then becomes `.1`; three of them are kept. A full disk loses lines, never the process. */
export function openLogFile(path: string, limitBytes = maxSizeBytes): LogFile {
  let fd = openSync(path, 'a', 0o600)
  let sizeBytes = fstatSync(fd).size
  let isOpen = true
  return {
    write(line) {
      if (!isOpen) return
      const bytes = Buffer.from(`${line}\n`)
      try {
        if (sizeBytes + bytes.length > limitBytes && sizeBytes > 0) rotate()
        sizeBytes += writeSync(fd, bytes)
      } catch {
        // Nobody could be told in this file.
      }
    },
    close() {
      if (isOpen) closeSync(fd)
      isOpen = false
    },
  }

  function rotate() {
    for (let age = keptFiles - 1; age >= 0; age--) {
      try {
        renameSync(age === 0 ? path : `${path}.${age}`, `${path}.${age + 1}`)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    }
    closeSync(fd)
    fd = openSync(path, 'a', 0o600)
    sizeBytes = 0
  }
}
