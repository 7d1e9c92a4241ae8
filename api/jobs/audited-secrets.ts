import type { Context } from 'hono'
import { secretMask } from '../../domain/audit/mask-secrets.ts'
import type { JobParam } from '../../domain/jobs/job.ts'
import { isMarked, secretMaps } from '../../domain/jobs/secret-paths.ts'
import type { ApiEnv } from '../context.ts'
import type { AuditMask } from '../http/route-info.ts'

type Row = Record<string, unknown>

/** What a job was sent with, valid or not: what is marked in it is not written down. */
export const maskJob: AuditMask = (input) => {
  if (!isRow(input)) return input
  const { config, params } = input
  return {
    ...input,
    ...(isRow(config) && { config: maskConfig(config) }),
    ...(Array.isArray(params) && { params: params.map(maskDefault) }),
  }
}

/** Which of these are secret, only the handler finds out; a request that was refused before shows none. */
export const maskGivenParams: AuditMask = (input, { secretParams }) => {
  if (!isRow(input) || !isRow(input.params)) return input
  const shown = Object.entries(input.params).map(([name, value]) => [
    name,
    secretParams && !secretParams.has(name) ? value : secretMask,
  ])
  return { ...input, params: Object.fromEntries(shown) }
}

export function noteSecretParams(c: Context<ApiEnv>, declared: JobParam[]): void {
  c.get('call').secretParams = new Set(declared.filter(({ secret }) => secret).map(({ name }) => name))
}

const maps = new Set(Object.values(secretMaps).flat())

function maskConfig(config: Row): Row {
  const { secrets } = config
  const hasNoList = secrets !== undefined && !Array.isArray(secrets)
  const isHidden = (map: string, name: string) => hasNoList || isMarked(secrets as string[] | undefined, map, name)
  const entries = Object.entries(config).map(([map, values]) => {
    if (!maps.has(map) || !isRow(values)) return [map, values]
    const masked = Object.entries(values).map(([name, value]) => [name, isHidden(map, name) ? secretMask : value])
    return [map, Object.fromEntries(masked)]
  })
  return Object.fromEntries(entries)
}

function maskDefault(param: unknown): unknown {
  return isRow(param) && param.secret && 'default' in param ? { ...param, default: secretMask } : param
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
