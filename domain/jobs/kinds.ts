import { z } from 'zod'
import { type Text, text } from '../text.ts'
import type { JobType } from './job.ts'

const headers = z.record(z.string().min(1).max(200), z.string().max(8192)).default({})

/** `expect_status`: one status, or a list and ranges such as `200-299,304`. `expect_json`: FEEL over status, headers, body. */
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
})
export type ScriptConfig = z.infer<typeof scriptConfig>

/** Who carries a kind out: the worker itself, or an executor that holds no secret of the platform. */
export type Runner = 'worker' | 'executor'

export type JobKind = { runner: Runner; config: z.ZodType; name: Text }

/** The kinds that can be run. A kind that is added here is in the API and the form at once; its runner goes to `activities/jobs`. */
export const jobKinds: Partial<Record<JobType, JobKind>> = {
  http: { runner: 'worker', config: httpConfig, name: text('HTTP 请求', 'HTTP request') },
  shell: { runner: 'executor', config: scriptConfig, name: text('Shell 脚本', 'Shell script') },
}
