import { join } from 'node:path'
import { z } from 'zod'
import type { S3Options } from './s3-store.ts'

/** To be spread into the schema of a process's settings. */
export const fileSettings = {
  OPS_DATA_DIR: z.string().default('.ops'),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().min(3).optional(),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
}

type FileSettings = z.infer<z.ZodObject<typeof fileSettings>>

/** What `createFileStore` wants. Throws when a bucket is named without the keys to it. */
export function fileStoreOptions(settings: FileSettings): { folder: string; s3?: S3Options } {
  const folder = join(settings.OPS_DATA_DIR, 'files')
  const { S3_BUCKET: bucket, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = settings
  if (!bucket) return { folder }
  if (!accessKey || !secretKey) throw new Error('Settings: S3_BUCKET needs S3_ACCESS_KEY and S3_SECRET_KEY.')
  return { folder, s3: { bucket, accessKey, secretKey, endpoint: settings.S3_ENDPOINT, region: settings.S3_REGION } }
}
