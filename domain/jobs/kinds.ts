import { z } from 'zod'
import { rpcConfig } from './rpc-kind.ts'
import { secretMarks } from './secret-marks.ts'
import { sqlConfig } from './sql-kind.ts'

const headers = z.record(z.string().min(1).max(200), z.string().max(8192)).default({})

const mebibyte = 1024 * 1024

/**
 * `tls`: `ca` is what else to trust, `verify: false` trusts whoever answers. `max_bytes`: what is read of the answer, 1 MiB
 * unless said. `expect_status`: one status, or a list and ranges such as `200-299,304`. `expect_json`: FEEL over status,
 * headers, body.
 */
export const httpConfig = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']).default('GET'),
  url: z.string().min(1).max(4096),
  headers,
  query: z.record(z.string().min(1).max(200), z.string().max(4096)).default({}),
  body: z.json().optional(),
  expect_status: z
    .union([
      z.number().int().min(100).max(599),
      z.string().regex(/^\s*[1-5]\d\d(\s*-\s*[1-5]\d\d)?(\s*,\s*[1-5]\d\d(\s*-\s*[1-5]\d\d)?)*\s*$/),
      z.array(z.number().int().min(100).max(599)).min(1).max(100),
    ])
    .default('200-299'),
  expect_json: z.string().max(4000).optional(),
  follow_redirects: z.boolean().optional(),
  max_bytes: z
    .int()
    .min(1024)
    .max(16 * mebibyte)
    .optional(),
  tls: z
    .strictObject({ verify: z.boolean().default(true), ca: z.string().trim().min(1).max(64_000).optional() })
    .optional(),
  secrets: secretMarks,
})
export type HttpConfig = z.infer<typeof httpConfig>

/** `workdir_files`: name → content, laid into the run's folder before the script starts. */
export const scriptConfig = z.strictObject({
  script: z
    .string()
    .min(1)
    .max(256 * 1024),
  args: z.array(z.string().max(8192)).max(100).default([]),
  env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/), z.string().max(8192)).default({}),
  workdir_files: z.record(z.string().regex(/^[\w.-]{1,100}$/), z.string().max(256 * 1024)).default({}),
  secrets: secretMarks,
})
export type ScriptConfig = z.infer<typeof scriptConfig>

/** Who carries a kind out: the worker itself, or an executor that holds no secret of the platform. */
export type Runner = 'worker' | 'executor'

/**
 * The kinds that can be run. One that is added here is in the API's schema at once; its form goes to
 * `console/src/jobs/kinds`, its runner to `activities/jobs`.
 */
export const jobKinds = {
  http: { runner: 'worker', config: httpConfig },
  shell: { runner: 'executor', config: scriptConfig },
  python: { runner: 'executor', config: scriptConfig },
  sql: { runner: 'worker', config: sqlConfig },
  rpc: { runner: 'worker', config: rpcConfig },
} as const satisfies Record<string, { runner: Runner; config: z.ZodType }>

export type JobType = keyof typeof jobKinds

/** A flow fires as a job does: its trigger is stored as a job of a kind of its own, which nobody chooses. */
export type StoredType = JobType | 'flow'
export const storedTypes = [...(Object.keys(jobKinds) as JobType[]), 'flow'] as const satisfies StoredType[]
