import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What several processes read, to be spread into their own schemas. */
export const databaseSettings = {
  DATABASE_URL: z.string({
    error: 'is missing: the address of PostgreSQL, postgres://user:password@host:port/database',
  }),
}
/** What `temporalConnectionOptions` reads, the namespace, and where operators look at histories. */
export const temporalSettings = {
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('ops'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: z.string().optional(),
  TEMPORAL_TLS_CA: z.string().optional(),
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
  TEMPORAL_UI_URL: z.string().optional(),
}
export const secretSettings = {
  OPS_SECRET_KEY: z.string({
    error:
      'is missing: 32 random bytes in base64 that seal every secret; make it once (openssl rand -base64 32) and keep it',
  }),
}

/**
 * Checks the environment against a schema whose keys are names of settings. Each may come from a file instead: then
 * `NAME_FILE` holds the file's path. Throws one sentence that names every setting that is missing or wrong.
 */
export function readSettings<S extends z.ZodObject>(env: NodeJS.ProcessEnv, schema: S): z.infer<S> {
  const values = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, readOne(env, name)]))
  const result = schema.safeParse(values)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  throw new Error(`Settings: ${problems.join('; ')}.`)
}

function readOne(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]
  const file = env[`${name}_FILE`]
  if (value !== undefined && value !== '') return value
  if (file === undefined || file === '') return undefined
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    throw new Error(`Settings: the file that ${name}_FILE names cannot be read (${file}).`, { cause: error })
  }
}
