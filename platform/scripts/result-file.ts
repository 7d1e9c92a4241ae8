import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/** A result beyond this is not kept. */
export const resultLimitBytes = 64 * 1024

/** Reads one byte more than the limit, so that the caller sees the excess. Nothing but a plain file is read. */
export async function readResultFile(path: string): Promise<Buffer | undefined> {
  // The file lies in a folder that the script owns: it may be a link to what the script itself cannot read, or a pipe.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => undefined)
  if (!file) return undefined
  try {
    if (!(await file.stat()).isFile()) return undefined
    const { buffer, bytesRead } = await file.read(Buffer.alloc(resultLimitBytes + 1), 0, resultLimitBytes + 1, 0)
    return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
