import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { findJobsByName } from '../../../db/jobs/job-transfer-queries.ts'
import { type JobImportOutcome, jobFileFormats, jobImportOutcomes } from '../../../domain/jobs/job-import.ts'
import { jobKinds } from '../../../domain/jobs/kinds.ts'
import type { ApiEnv } from '../../context.ts'
import { createRouter, defineRoute } from '../../define-route.ts'
import { ok } from '../../envelope.ts'
import type { StepUpRule } from '../../http/route-info.ts'
import { importForm } from '../../iam/import-schemas.ts'
import { idList } from '../../id-list.ts'
import { jobFilter } from '../batch-routes.ts'
import { type CheckedJob, checkJobImport, planOf } from './check-job-import.ts'
import { exportJobs, jobFileTypes } from './export-jobs.ts'
import { importJobs } from './import-jobs.ts'
import { type JobFile, readJobFile } from './read-job-file.ts'

const tags = ['jobs']
const longestShown = 300

const importQuery = z.strictObject({
  mode: z.enum(['preview', 'commit']).default('preview'),
  rows: z.enum(['all', 'valid']).default('all').openapi({ description: 'All jobs or none, or those without problems' }),
  status: z
    .enum(['file', 'disabled'])
    .default('file')
    .openapi({ description: 'Of jobs that are new: as the file says, or paused' }),
  plan: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .openapi({ description: 'Of the preview: when the file would now do anything else, nothing is done (40901)' }),
})

const importedJob = z.object({
  position: z.int().openapi({ description: 'Of the job in the file, from 1' }),
  name: z.string(),
  outcome: z.enum(jobImportOutcomes),
  job_id: z.int().nullable(),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
})

const importAnswer = z
  .object({
    mode: z.enum(['preview', 'commit']),
    counts: z.object({ new: z.int(), update: z.int(), unchanged: z.int(), error: z.int() }),
    plan: z.string().optional().openapi({ description: 'Of a preview, to be sent with the commit' }),
    created_ids: z.array(z.int()),
    updated_ids: z.array(z.int()),
    jobs: z.array(importedJob),
  })
  .openapi('JobImport')

const isScript = (jobType: unknown): boolean =>
  Object.hasOwn(jobKinds, String(jobType)) && jobKinds[jobType as keyof typeof jobKinds].runner === 'executor'

/** As it would be asked for one by one: code for a machine, or what takes the place of such code. */
const writesScripts: StepUpRule = async (c, { query, body }) => {
  if (query.mode !== 'commit') return false
  const jobs = (body as JobFile).jobs as ({ name?: unknown; job_type?: unknown } | null)[]
  if (jobs.some((job) => isScript(job?.job_type))) return true
  const names = jobs.map((job) => String(job?.name ?? '').trim())
  const stored = await findJobsByName(c.get('db'), c.get('caller').viewer, names)
  return [...stored.values()].some(({ job }) => isScript(job.job_type))
}

const importRoute = defineRoute({
  method: 'post',
  path: '/jobs/import',
  summary: 'Import jobs from a YAML or JSON file, matched by name: preview first, then commit',
  tags,
  permission: 'job:write',
  audit: { action: 'create' },
  stepUp: writesScripts,
  readForm: readJobFile,
  request: { query: importQuery },
  responses: { 200: importAnswer },
})

const exportRoute = defineRoute({
  method: 'get',
  path: '/jobs/export',
  summary: 'Definitions of jobs, by ids or by the filters of the list, as a file that can be imported elsewhere',
  tags,
  permission: 'job:read',
  audit: { action: 'export' },
  request: {
    query: z.strictObject({
      format: z.enum(jobFileFormats).default('yaml'),
      ids: idList(1000).optional().openapi({ type: 'string', description: 'Ids by comma' }),
      ...jobFilter,
      priority: z.coerce.number().int().min(1).max(5).optional(),
    }),
  },
  responses: {
    200: {
      description: 'The file',
      content: Object.fromEntries(Object.values(jobFileTypes).map((type) => [type, { schema: z.string() }])),
    },
  },
})

export const jobTransferRoutes = createRouter()
  .openapi({ ...importRoute, request: { ...importRoute.request, body: importForm } }, async (c) => {
    const { mode, rows, status, plan } = c.req.valid('query')
    const wish = { ...fileOf(c), paused: status === 'disabled' }
    if (mode === 'commit') {
      const { checked, createdIds, updatedIds } = await importJobs(c, { ...wish, rows, plan })
      return ok(c, { mode, ...answerOf(c, checked), created_ids: createdIds, updated_ids: updatedIds })
    }
    const checked = await checkJobImport(c.var.db, { caller: c.var.caller, secrets: c.var.deps.secrets }, wish)
    return ok(c, { mode, ...answerOf(c, checked), plan: planOf(checked), created_ids: [], updated_ids: [] })
  })
  .openapi(exportRoute, async (c) => {
    const { format, ids, ...filter } = c.req.valid('query')
    return (await exportJobs(c, { format, ids, filter })) as never
  })

function answerOf({ var: { language } }: Context<ApiEnv>, checked: CheckedJob[]) {
  const count = (outcome: JobImportOutcome) => checked.filter((job) => job.outcome === outcome).length
  return {
    counts: { new: count('new'), update: count('update'), unchanged: count('unchanged'), error: count('error') },
    jobs: checked.map((job) => ({
      position: job.position,
      name: job.name,
      outcome: job.outcome,
      job_id: 'stored' in job ? job.stored.id : null,
      changes: (job.outcome === 'update' ? job.changes : []).map(({ field, before, after }) => ({
        field,
        before: shortText(before),
        after: shortText(after),
      })),
      errors: (job.outcome === 'error' ? job.errors : []).map(({ field, message }) => ({
        field,
        message: message[language],
      })),
    })),
  }
}

/** Enough of a value to know it by. */
function shortText(value: unknown): string {
  const written = value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  return written.length <= longestShown ? written : `${written.slice(0, longestShown).toWellFormed()}…`
}

/** What `readJobFile` made of the form. */
function fileOf(c: Context<ApiEnv>): JobFile {
  return c.req.valid('form' as never)
}
