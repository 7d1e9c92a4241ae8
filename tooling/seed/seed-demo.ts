import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db, Tx } from '../../db/database.ts'
import { keepUse } from '../../db/datasources/datasource-access.ts'
import { hasAnyJobEver, insertJob } from '../../db/jobs/job-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import type { JobInput } from '../../domain/jobs/job.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { demoJobs } from './demo-jobs.ts'
import { makeSampleDatabase, type SampleServer } from './sample-database.ts'
import { insertSampleSource, sampleSqlJob } from './sample-source.ts'
import { seedApprovals } from './seed-approvals.ts'
import { seedFlows } from './seed-flows.ts'

/** `sqlSample`: where a database to be asked by SQL may be made; nowhere when that is not the platform's to decide. */
type Demo = { host: string; port: number; sqlSample?: (SampleServer & { secrets: SecretBox }) | undefined }

/** Sample jobs, flows and approvals for a database that has never had one; gives how many were made. Deleted ones do not come back. */
export async function seedDemo(db: Db, { sqlSample, ...address }: Demo): Promise<number> {
  return systemTransaction(db, { reason: 'sample data' }, async (tx) => {
    if (await hasAnyJobEver(tx)) return 0
    const jobs = demoJobs(address)
    for (const input of jobs) await addJob(tx, input)
    const made = jobs.length + (await seedFlows(tx)) + (await seedApprovals(tx))
    if (!sqlSample) return made
    const url = await makeSampleDatabase(sqlSample)
    const datasourceId = await insertSampleSource(tx, sqlSample.secrets, url)
    const jobId = await addJob(tx, sampleSqlJob(datasourceId, url))
    await keepUse(tx, { jobId, datasourceId, savedBy: null })
    return made + 1
  })
}

async function addJob(tx: Tx, input: JobInput): Promise<number> {
  const { id } = await insertJob(tx, input, { userId: null, departmentId: null })
  await addOutboxLine(tx, { kind: 'sync_schedule', subject: `job:${id}` })
  return id
}
