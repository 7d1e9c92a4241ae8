import { randomUUID } from 'node:crypto'
import type { Tx } from '../../db/database.ts'
import { datasourceSecretPlace, insertDatasource } from '../../db/datasources/datasource-queries.ts'
import { datasourceInput } from '../../domain/datasources/datasource.ts'
import { type JobInput, jobInput } from '../../domain/jobs/job.ts'
import type { SecretBox } from '../../domain/secret-box.ts'

/** For reading, and for administrators until they let others in. */
export async function insertSampleSource(tx: Tx, secrets: SecretBox, url: URL): Promise<number> {
  const { password: _, ...input } = datasourceInput.parse({
    name: '示例：商店',
    type: 'postgresql',
    host: url.hostname,
    database_name: url.pathname.slice(1),
    username: url.username,
    extra_config: { read_only: true },
  })
  const seal_place = randomUUID()
  const password_ciphertext = secrets.encrypt(url.password, datasourceSecretPlace(seal_place))
  const row = { ...input, port: Number(url.port), seal_place, password_ciphertext }
  return insertDatasource(tx, row, { userId: null, departmentId: null })
}

const daySums = `select channel, count(*) as orders, sum(amount) as revenue, round(avg(amount), 2) as average
from orders
where ordered_on = {params.day} and status <> :left_out
group by channel
order by revenue desc
`

export function sampleSqlJob(datasourceId: number, { host }: URL): JobInput {
  return jobInput.parse({
    name: '示例：SQL 汇总',
    description: `按渠道汇总前一天的订单：参数作为绑定值传入，数据源只读。示例库在本机，会被出口策略拦下；在 OPS_EGRESS_ALLOW 中放行 ${host} 后即可成功。`,
    job_type: 'sql',
    config: { datasource_id: datasourceId, sql: daySums, params: { left_out: 'cancelled' } },
    params: [{ name: 'day', type: 'date', default: '{yesterday}' }],
    retry_count: 0,
    tags: ['示例'],
  })
}
