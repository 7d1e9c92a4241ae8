import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { untrusted } from './card-vendor.ts'

export function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(given), sha256(expected))
}

export function sha256(value: string | Buffer): Buffer {
  return createHash('sha256').update(value).digest()
}

/** AES-256-CBC. Whatever does not open was not sealed with this key. */
export function decryptCbc(sealed: Buffer, { key, iv, pads }: { key: Buffer; iv: Buffer; pads: boolean }): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(pads)
    return Buffer.concat([decipher.update(sealed), decipher.final()])
  } catch {
    throw untrusted('无法解密，请检查加密密钥', 'cannot be opened: check the key')
  }
}
