import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { Failure } from '../ground/failure.mjs'

const port = z.int().min(1).max(65_535)
const plain = z.union([z.number(), z.string(), z.boolean()])
const dynamicConfig = z.record(z.string(), z.union([plain, z.record(z.string(), plain)]))

const temporalConfigSchema = z.strictObject({
  namespace: z.string().min(1),
  retention_days: z.int().min(1),
  search_attributes: z.record(
    z.string(),
    z.enum(['Text', 'Keyword', 'Int', 'Double', 'Bool', 'Datetime', 'KeywordList']),
  ),
  ports: z.strictObject({ grpc: port, ui: port, http: port, metrics: port }),
  dynamic_config: dynamicConfig,
  /** In place of what `dynamic_config` says, or besides. */
  built_in_dynamic_config: dynamicConfig,
  sqlite_pragmas: z.record(z.string(), z.string()),
})

export type TemporalConfig = z.infer<typeof temporalConfigSchema>

const configFile = fileURLToPath(new URL('../../temporal-dev.yaml', import.meta.url))

export function readTemporalConfig(path = configFile): TemporalConfig {
  try {
    return temporalConfigSchema.parse(parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new Failure('temporal_config', { path, reason: reasonOf(error) }, error)
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  }
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
}

/** What `temporal server start-dev` gets of the file. */
export function devServerFlags(config: TemporalConfig) {
  const { namespace, search_attributes, dynamic_config, built_in_dynamic_config, sqlite_pragmas } = config
  const pairs = (flag: string, values: Record<string, unknown>, write: (value: unknown) => string = String) =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${write(value)}`])
  return [
    '--namespace',
    namespace,
    ...pairs('--search-attribute', search_attributes),
    ...pairs('--dynamic-config-value', { ...dynamic_config, ...built_in_dynamic_config }, JSON.stringify),
    ...pairs('--sqlite-pragma', sqlite_pragmas),
  ]
}

/** The same values as a file for `dynamicConfigClient` of a cluster, which only its operator can give it. */
export function dynamicConfigFile({ dynamic_config }: TemporalConfig): string {
  return stringify(Object.fromEntries(Object.entries(dynamic_config).map(([name, value]) => [name, [{ value }]])))
}
