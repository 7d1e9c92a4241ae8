import type { FlowConfig } from '../flows/flow-config.ts'
import { isSecretName } from './http-rules.ts'
import type { StoredType } from './kinds.ts'

/** Where secrets may stand in the `config` of each kind: maps of names to values. */
export const secretMaps: Record<StoredType, readonly string[]> = {
  http: ['headers', 'query'],
  shell: ['env'],
  python: ['env'],
  sql: ['params'],
  rpc: ['metadata'],
  flow: [],
}

export type SecretPlaces = { map: string; name: string; path: string }

/** `headers.X-Key` in its parts; names may hold dots themselves. */
export function placeOf(path: string): SecretPlaces {
  const [map = ''] = path.split('.', 1)
  return { map, name: path.slice(map.length + 1), path }
}

type Config = { secrets?: string[] | undefined } | FlowConfig

/** Every entry of a config that could be marked. */
export function listEntries(jobType: StoredType, config: Config): (SecretPlaces & { value: unknown })[] {
  return secretMaps[jobType].flatMap((map) =>
    Object.entries(entriesOf(config, map)).map(([name, value]) => ({ map, name, path: `${map}.${name}`, value })),
  )
}

/** Whether an entry is secret: by the config's own list, or without one by its name. */
export function isMarked(secrets: readonly string[] | undefined, map: string, name: string): boolean {
  return secrets?.includes(`${map}.${name}`) ?? isSecretName(name)
}

/** Those that are secret. */
export function listSecrets(jobType: StoredType, config: Config): (SecretPlaces & { value: unknown })[] {
  return listEntries(jobType, config).filter(({ map, name }) =>
    isMarked('secrets' in config ? config.secrets : undefined, map, name),
  )
}

/** The config with other values at some paths. */
export function withValues<C extends Config>(config: C, values: { map: string; name: string; value: unknown }[]): C {
  const maps = Map.groupBy(values, ({ map }) => map)
  const changed = [...maps].map(([map, entries]) => [
    map,
    { ...entriesOf(config, map), ...Object.fromEntries(entries.map(({ name, value }) => [name, value])) },
  ])
  return { ...config, ...Object.fromEntries(changed) }
}

function entriesOf(config: Config, map: string): Record<string, unknown> {
  return (config as Record<string, Record<string, unknown> | undefined>)[map] ?? {}
}
