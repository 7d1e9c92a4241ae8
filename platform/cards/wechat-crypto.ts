import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { decryptCbc, isSame } from './callback-crypto.ts'
import { untrusted } from './card-vendor.ts'

const blockBytes = 32
const randomLength = 16
const lengthBytes = 4

/** WeCom's seal: AES with blocks that are padded to 32 bytes, and whom it is for at the end. */
export type WechatSeal = {
  sign(parts: { timestamp: string; nonce: string; sealed: string }): string
  open(sealed: string): string
  seal(plain: string): string
}

/** https://developer.work.weixin.qq.com/document/path/90968; `receiver`: the company's id. */
export function createWechatSeal({
  token,
  key,
  receiver,
}: {
  token: string
  key: string
  receiver: string
}): WechatSeal {
  const aesKey = Buffer.from(`${key}=`, 'base64')
  const iv = aesKey.subarray(0, 16)
  return {
    sign: ({ timestamp, nonce, sealed }) =>
      createHash('sha1').update([token, timestamp, nonce, sealed].sort().join('')).digest('hex'),

    open(sealed) {
      const padded = decryptCbc(Buffer.from(sealed, 'base64'), { key: aesKey, iv, pads: false })
      const padding = padded.at(-1) ?? 0
      const whole = padded.subarray(0, padded.length - padding)
      if (padding < 1 || padding > blockBytes || whole.length < randomLength + lengthBytes) throw unopened()
      const start = randomLength + lengthBytes
      const end = start + whole.readUInt32BE(randomLength)
      if (end > whole.length) throw unopened()
      if (!isSame(whole.subarray(end).toString(), receiver)) throw untrusted('来自其他企业', 'is of another company')
      return whole.subarray(start, end).toString()
    },

    seal(plain) {
      const message = Buffer.from(plain)
      const length = Buffer.alloc(lengthBytes)
      length.writeUInt32BE(message.length)
      const whole = Buffer.concat([randomBytes(randomLength), length, message, Buffer.from(receiver)])
      const padding = blockBytes - (whole.length % blockBytes)
      const cipher = createCipheriv('aes-256-cbc', aesKey, iv).setAutoPadding(false)
      return Buffer.concat([
        cipher.update(Buffer.concat([whole, Buffer.alloc(padding, padding)])),
        cipher.final(),
      ]).toString('base64')
    },
  }
}

function unopened() {
  return untrusted('无法解密，请检查 EncodingAESKey', 'cannot be opened: check the key')
}
