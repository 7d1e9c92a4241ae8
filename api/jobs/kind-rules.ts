import type { DbOrTx, Tx } from '../../db/database.ts'
import { forgetUse, keepUse } from '../../db/datasources/datasource-access.ts'
import { type Datasource, findDatasource } from '../../db/datasources/datasource-queries.ts'
import { DomainError, invalid, invalidFields } from '../../domain/errors.ts'
import type { FrozenJob, JobInput } from '../../domain/jobs/job.ts'
import { sqlConfig } from '../../domain/jobs/sql-kind.ts'
import { checkSqlText } from '../../domain/jobs/sql-statements.ts'
import { text } from '../../domain/text.ts'
import type { Caller } from '../context.ts'

/** What a definition of SQL has to keep to before it is saved or tried: a data source that the caller may use, and a text for it. */
export async function checkKind(tx: DbOrTx, caller: Caller, { job_type, config }: JobInput): Promise<void> {
  if (job_type !== 'sql') return
  const datasource = await findDatasource(tx, config.datasource_id, { usableBy: caller.userId })
  if (!datasource) throw invalid('config.datasource_id', mayNotUse)
  refuseFaultyText(config, datasource)
}

/** Whether the caller may start a job: its data source is asked on the word of whoever starts it. */
export async function refuseForeignDatasource(
  tx: DbOrTx,
  caller: Caller,
  { job_type, config }: Pick<FrozenJob, 'job_type' | 'config'>,
): Promise<void> {
  if (job_type !== 'sql') return
  const { datasource_id } = sqlConfig.parse(config)
  if (await findDatasource(tx, datasource_id, { usableBy: caller.userId })) return
  throw new DomainError('forbidden', mayNotUse)
}

/** Scheduled runs go on the word of whoever saved the job last. */
export async function keepWord(tx: Tx, caller: Caller, jobId: number, { job_type, config }: JobInput): Promise<void> {
  if (job_type !== 'sql') return forgetUse(tx, jobId)
  await keepUse(tx, { jobId, datasourceId: config.datasource_id, savedBy: caller.userId })
}

function refuseFaultyText({ sql, params }: { sql: string; params: object }, { type, extra_config }: Datasource): void {
  const errors = checkSqlText(sql, {
    names: Object.keys(params),
    type,
    severalAllowed: extra_config.multiple_statements,
  })
  if (errors.length > 0) throw invalidFields(errors)
}

const mayNotUse = text('没有这个数据源，或您无权使用它', 'There is no such data source, or you may not use it')
