import type { DbOrTx } from '../../db/database.ts'
import { findAnswerable } from '../../db/datasources/datasource-access.ts'
import { type Datasource, findDatasource } from '../../db/datasources/datasource-queries.ts'
import type { AttemptPlan } from '../../db/jobs/attempt-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'

/**
 * The data source that a run asks, if whoever answers for the run may still use it: who started it by hand, else who saved
 * the job last. Throws with the reason.
 */
export async function datasourceOfRun(db: DbOrTx, plan: AttemptPlan, datasourceId: number): Promise<Datasource> {
  const found = await findDatasource(db, datasourceId)
  if (!found)
    throw new DomainError('not_found', text('数据源不存在或已被删除', 'The data source does not exist any more'))
  const { jobId, triggeredBy } = plan
  const userId = await findAnswerable(db, { jobId, triggeredBy, datasourceId })
  const isAllowed = userId !== undefined && (await findDatasource(db, datasourceId, { usableBy: userId }))
  if (isAllowed) return found
  throw new DomainError('forbidden', triggeredBy === null ? saverMayNot(found.name) : starterMayNot(found.name))
}

function starterMayNot(name: string) {
  return text(
    `启动这次运行的人无权使用数据源“${name}”`,
    `Whoever started this run may not use the data source "${name}"`,
  )
}

function saverMayNot(name: string) {
  return text(
    `最后保存这个任务的人无权（或不再有权）使用数据源“${name}”，请由有权的人重新保存任务`,
    `Whoever saved this job last may not use the data source "${name}" (any more): somebody who may has to save it again`,
  )
}
