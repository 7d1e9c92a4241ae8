import type { Context } from 'hono'
import type { JobFilter } from '../../../db/jobs/job-queries.ts'
import { listJobsToExport } from '../../../db/jobs/job-transfer-queries.ts'
import { invalid } from '../../../domain/errors.ts'
import { type JobFileFormat, largestJobExport } from '../../../domain/jobs/job-import.ts'
import { toPortable } from '../../../domain/jobs/portable-job.ts'
import { hideSecrets } from '../../../domain/jobs/sealed-job.ts'
import { text } from '../../../domain/text.ts'
import { writeDocument } from '../../../platform/documents/documents.ts'
import type { ApiEnv } from '../../context.ts'
import { showTo } from '../../iam/column-rules.ts'
import { namesOf } from './job-names.ts'

type Wish = { format: JobFileFormat; ids?: number[] | undefined; filter: JobFilter }

export const jobFileTypes: Record<JobFileFormat, string> = { yaml: 'application/yaml', json: 'application/json' }

/** Definitions to keep or to take elsewhere: names in place of ids, nothing of who made them or of what they ran, and no secrets. */
export async function exportJobs(c: Context<ApiEnv>, { format, ids, filter }: Wish): Promise<Response> {
  const { viewer } = c.var.caller
  const jobs = await listJobsToExport(c.var.db, viewer, { ids, filter, limit: largestJobExport + 1 })
  if (jobs.length > largestJobExport) {
    const most = largestJobExport
    throw invalid(
      'q',
      text(`一次最多导出 ${most} 个任务，请缩小筛选范围`, `At most ${most} jobs at once: narrow the filter`),
    )
  }
  const nameOf = await namesOf(c.var.db, jobs)
  const shown = showTo(viewer, 'job', jobs.map(hideSecrets)) as object[]
  const content = writeDocument(format, { jobs: shown.map((job) => toPortable(job, nameOf)) })
  return new Response(content, {
    headers: {
      'Content-Type': `${jobFileTypes[format]}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="jobs.${format}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
