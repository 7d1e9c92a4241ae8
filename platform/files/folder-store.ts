import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DomainError, notFound } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { FileStore } from '../files.ts'
import { createContentMeter } from './content-meter.ts'

const keyPattern = /^[0-9a-f]{32,64}$/

/** Two levels of folders keep each of them small. A file appears under its name complete and on the disk, or not at all. */
export function createFolderStore(folder: string): FileStore {
  return {
    async put(key, content, { maxBytes }) {
      const path = pathOf(key)
      const part = partOf(path)
      const meter = createContentMeter(maxBytes)
      return answering(async () => {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        const file = await open(part, 'w', 0o600)
        await pipeline(content, meter.stream, file.createWriteStream({ flush: true }))
        await rename(part, path)
        await syncFolders(path)
        return meter.result()
      })
    },

    async open(key, range) {
      return answering(async () => {
        const file = await open(pathOf(key))
        return file.createReadStream(range ? { start: range.start, end: range.end - 1 } : {})
      })
    },

    async remove(key) {
      const path = pathOf(key)
      await rm(partOf(path), { force: true })
      await rm(path, { force: true })
    },

    async check() {
      const probe = join(folder, '.writable')
      await answering(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const file = await open(probe, 'w', 0o600)
        await file.close()
      })
    },
  }

  function pathOf(key: string): string {
    if (!keyPattern.test(key)) throw new Error(`"${key}" is not a storage key`)
    return join(folder, key.slice(0, 2), key.slice(2, 4), key)
  }

  /** A new name is durable only when the folders that lead to it are. */
  async function syncFolders(path: string): Promise<void> {
    const inner = dirname(path)
    for (const name of [inner, dirname(inner), folder]) {
      const handle = await open(name)
      await handle.sync().finally(() => handle.close())
    }
  }
}

function partOf(path: string): string {
  return `${path}.part`
}

const outOfOrder = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENOTDIR'])

async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') throw notFound('文件', 'file')
    if (!outOfOrder.has(code)) throw error
    throw new DomainError(
      'unavailable',
      text(
        `文件存储暂时不可用（${code}），请检查磁盘空间和权限`,
        `Files cannot be kept right now (${code}): check the disk's space and rights`,
      ),
      { retryAfter: 60 },
    )
  }
}
