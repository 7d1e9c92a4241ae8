import type { Readable } from 'node:stream'
import { createFolderStore } from './files/folder-store.ts'
import { createS3Store, type S3Options } from './files/s3-store.ts'

/** Half-open: the byte at `end` is not part of it. */
export type ByteRange = { start: number; end: number }

export type StoredContent = { sizeBytes: number; sha256: Buffer }

/** Where the bytes of files lie; what they are and whose is in the `file` table. */
export type FileStore = {
  /**
   * Writes content under a key that was never used; when it resolves, the content is durable. Content beyond `maxBytes`
   * is refused as `too_large`. What a failure leaves behind, `remove` takes away.
   */
  put(key: string, content: Readable, options: { maxBytes: number }): Promise<StoredContent>
  /** Throws `not_found` when nothing lies there. */
  open(key: string, range?: ByteRange): Promise<Readable>
  /** Content that is already gone is fine. */
  remove(key: string): Promise<void>
  /** Throws `unavailable` when files could not be kept now. */
  check(): Promise<void>
}

/** In a bucket when one is named, else in a folder. */
export function createFileStore({ folder, s3 }: { folder: string; s3?: S3Options | undefined }): FileStore {
  return s3 ? createS3Store(s3) : createFolderStore(folder)
}
