import type { Context } from 'hono'
import type { DeviceKind } from '../../domain/iam/device.ts'
import { placeOf } from '../../platform/address-place.ts'
import type { ApiEnv } from '../context.ts'
import { deviceOf } from '../http/client-words.ts'

/** Where a sign-in comes from. */
export type Origin = {
  ipAddress: string
  location: string | null
  userAgent: string | null
  device: string
  deviceKind: DeviceKind
  /** The device without versions. */
  deviceFamily: string
}

export function originOf(c: Context<ApiEnv>): Origin {
  const { ipAddress } = c.var
  const header = c.req.header('User-Agent')
  const { name, kind, family } = deviceOf(header)
  return {
    ipAddress,
    location: placeOf(ipAddress),
    userAgent: header?.slice(0, 500) ?? null,
    device: name,
    deviceKind: kind,
    deviceFamily: family,
  }
}
