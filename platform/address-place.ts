import { createRequire } from 'node:module'
import type IP2Region from 'ip2region'
import ipaddr from 'ipaddr.js'
import { innerNetwork, ownMachine } from '../domain/iam/place.ts'

const innerRanges = new Set(['private', 'linkLocal', 'uniqueLocal', 'carrierGradeNat', 'unspecified'])

let places: Places | undefined

/** Where an address is, such as `中国 广东省 深圳市`, found offline; null where nobody can say. */
export function placeOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return null
  const parsed = ipaddr.process(address)
  const range = parsed.range()
  if (range === 'loopback') return ownMachine
  if (innerRanges.has(range)) return innerNetwork
  if (range !== 'unicast') return null
  places ??= loadPlaces()
  const found = places.search(parsed.toString())
  if (!found) return null
  const { country, province, city } = found
  return [...new Set([country, province, city === `${province}市` ? '' : city])].filter(Boolean).join(' ') || null
}

type Places = InstanceType<typeof IP2Region.default>

/** 11 MB that only a sign-in needs. */
function loadPlaces(): Places {
  // The package is CommonJS, whose default export loaders give in different ways.
  const { default: Reader } = createRequire(import.meta.url)('ip2region') as typeof IP2Region
  return new Reader()
}
