import { createHmac } from 'node:crypto'

/** DingTalk: the secret is the key, and time (ms) and secret are what is signed; both go into the query. */
export function signDingtalk(secret: string, timestampMs: number): string {
  return createHmac('sha256', secret).update(`${timestampMs}\n${secret}`).digest('base64')
}

/** Feishu: time (s) and secret are the key, and nothing is signed; both go into the body. */
export function signFeishu(secret: string, timestampSeconds: number): string {
  return createHmac('sha256', `${timestampSeconds}\n${secret}`).update('').digest('base64')
}
