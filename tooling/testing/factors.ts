import { generateHOTP } from '@oslojs/otp'
import { totpPeriodSeconds } from '../../domain/iam/factor.ts'
import type { TestApi } from './api.ts'

/** The code that an authenticator shows, `ahead` periods from now. */
export function totpCode(otpauthUrl: string, ahead = 0): string {
  const secret = new URL(otpauthUrl).searchParams.get('secret') ?? ''
  const counter = Math.floor(Date.now() / 1000 / totpPeriodSeconds) + ahead
  return generateHOTP(decodeBase32(secret), BigInt(counter), 6)
}

/** Binds an authenticator with the code of the period before, so that the code of now is still unused. */
export async function bindTotp(api: TestApi, token: string): Promise<{ url: string; recoveryCodes: string[] }> {
  const offer = await api.call('POST', '/auth/mfa/bind', { token, body: { method: 'totp' } })
  if (offer.status !== 200) throw new Error(`bind answered ${offer.status}: ${JSON.stringify(offer.body)}`)
  const url: string = offer.body.data.otpauth_url
  const body = { method: 'totp', code: totpCode(url, -1) }
  const bound = await api.call('POST', '/auth/mfa/bind', { token, body })
  if (bound.status !== 200) throw new Error(`bind answered ${bound.status}: ${JSON.stringify(bound.body)}`)
  return { url, recoveryCodes: bound.body.data.recovery_codes }
}

function decodeBase32(text: string): Uint8Array {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
