import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { S3Client } from '@aws-sdk/client-s3'
import { DomainError, notFound } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { FileStore, StoredContent } from '../files.ts'
import { createContentMeter } from './content-meter.ts'

export type S3Options = {
  /** Without one, Amazon's own for the region. */
  endpoint?: string | undefined
  bucket: string
  accessKey: string
  secretKey: string
  region: string
}

type Sdk = typeof import('@aws-sdk/client-s3')

export function createS3Store(options: S3Options): FileStore {
  const { bucket: Bucket } = options
  let opened: Promise<{ sdk: Sdk; client: S3Client }> | undefined

  return {
    // A bucket wants the size and the checksum before the content, so the content goes through a file of our own.
    async put(key, content, { maxBytes }) {
      const folder = await mkdtemp(join(tmpdir(), 'ops-upload-'))
      try {
        const path = join(folder, 'content')
        const meter = createContentMeter(maxBytes)
        await pipeline(content, meter.stream, createWriteStream(path, { mode: 0o600 }))
        const stored = meter.result()
        await send(({ sdk, client }) => client.send(new sdk.PutObjectCommand(putInput(key, path, stored))))
        return stored
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },

    async open(key, range) {
      const Range = range && `bytes=${range.start}-${range.end - 1}`
      const { Body } = await send(({ sdk, client }) =>
        client.send(new sdk.GetObjectCommand({ Bucket, Key: key, ...(Range && { Range }) })),
      )
      if (!(Body instanceof Readable)) throw new Error('the bucket gave no content')
      return Body
    },

    async remove(key) {
      await send(({ sdk, client }) => client.send(new sdk.DeleteObjectCommand({ Bucket, Key: key })))
    },

    async check() {
      await send(({ sdk, client }) => client.send(new sdk.HeadBucketCommand({ Bucket })))
    },
  }

  function putInput(key: string, path: string, { sizeBytes, sha256 }: StoredContent) {
    return {
      Bucket,
      Key: key,
      Body: createReadStream(path),
      ContentLength: sizeBytes,
      ContentType: 'application/octet-stream',
      ChecksumSHA256: sha256.toString('base64'),
    }
  }

  async function send<T>(call: (connection: { sdk: Sdk; client: S3Client }) => Promise<T>): Promise<T> {
    opened ??= connect(options)
    const connection = await opened
    try {
      return await call(connection)
    } catch (error) {
      if (error instanceof connection.sdk.NoSuchKey) throw notFound('文件', 'file')
      const name = error instanceof Error ? error.name : String(error)
      throw new DomainError(
        'unavailable',
        text(`对象存储暂时不可用（${name}）`, `The object store cannot be used right now (${name})`),
        { retryAfter: 60 },
      )
    }
  }
}

async function connect({ endpoint, accessKey, secretKey, region }: S3Options): Promise<{ sdk: Sdk; client: S3Client }> {
  const sdk = await import('@aws-sdk/client-s3')
  const client = new sdk.S3Client({
    region,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    requestHandler: { connectionTimeout: 5000, requestTimeout: 60_000 },
    ...(endpoint && { endpoint, forcePathStyle: true }),
  })
  return { sdk, client }
}
