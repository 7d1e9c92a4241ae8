import pg from 'pg'
import type { TokenState } from '../../domain/approvals/tokens/token-state.ts'
import { type Product, startProduct } from '../testing/product.ts'
import type { Figure } from './figures.ts'
import { measurePages } from './page-times.ts'
import { liftLimits, serversOf } from './product-access.ts'

const instanceCount = 1_000_000
const people = 400
const ownDone = 10_000
const ownOpen = 500
const limitMs = 50
const day = 86_400_000

/** The boxes of somebody with 10,000 requests decided and 500 to decide, among 1,000,000 requests of 400 people, and the statistics of all. */
export async function benchApprovalsScale(): Promise<Figure[]> {
  const product = await startProduct()
  try {
    await liftLimits(product)
    const token = await product.signIn()
    const { data: me } = await product.call('GET', '/auth/me', { token })
    const workflow = await publish(product, token, me.user.id)
    const known = await fill(product, { me: me.user.id, workflow })
    const [whose, one] = [{ product, token, prefix: 'approvals' }, { connections: 1 }]
    return [
      ...(await measurePages({ ...whose, pages: pagesOf(known), limitMs })),
      ...(await measurePages({ ...whose, ...one, pages: { statistics: statisticsOf(30) }, limitMs: 1000 })),
      ...(await measurePages({ ...whose, ...one, pages: { 'statistics-year': statisticsOf(365) }, limitMs: 3000 })),
    ]
  } finally {
    await product.stop()
  }
}

function pagesOf(known: number): Record<string, string> {
  const q = encodeURIComponent('采购')
  return {
    todo: '/approvals?page_size=20',
    'todo-page-20': '/approvals?page_size=20&page=20',
    'todo-search': `/approvals?q=${q}`,
    counts: '/approvals/counts',
    done: '/approvals?box=done',
    'done-page-250': '/approvals?box=done&sort=-created_at&page=250',
    mine: '/approvals?box=mine',
    all: '/approvals?box=all',
    one: `/approvals/${known}`,
  }
}

/** As the page asks for them: whole days, today the last. */
function statisticsOf(days: number): string {
  const to = Math.ceil(Date.now() / day) * day
  const [since, until] = [to - days * day, to].map((time) => new Date(time).toISOString())
  return `/approval-statistics?${new URLSearchParams({ from: since ?? '', to: until ?? '' })}`
}

/** Answers with a request that somebody has to decide. */
async function fill(product: Product, { me, workflow }: Record<'me' | 'workflow', number>): Promise<number> {
  const client = new pg.Client(serversOf(product).databaseUrl)
  await client.connect()
  try {
    await client.query('set synchronous_commit = off')
    // What people changed is not to be told of rows that nobody made.
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
    await fillPeople(client)
    await fillInstances(client, workflow)
    await fillParts(client, me)
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
    for (const table of tables) await client.query(`vacuum (analyze) ${table}`)
    const { rows } = await client.query(
      `select instance_id from approval_task where assignee_id = $1 and status = 'open' limit 1`,
      [me],
    )
    return Number(rows[0].instance_id)
  } finally {
    await client.end()
  }
}

const tables = ['"user"', 'approval_instance', 'approval_task', 'approval_record']

/** Published as anybody would; answers with its id. */
async function publish(product: Product, token: string, me: number): Promise<number> {
  const nodes = [
    { id: 's', type: 'start' },
    { id: 'A', type: 'approval', config: { user_ids: [me] } },
    { id: 'e', type: 'end' },
  ]
  const edges = [
    { source: 's', target: 'A' },
    { source: 'A', target: 'e' },
  ]
  const { data } = await product.insist('POST', '/workflows', { token, body: { name: '采购', nodes, edges } })
  const { status } = await product.insist('POST', `/workflows/${data.id}/publish`, { token, body: {} })
  if (status !== 200) throw new Error(`the definition was not published: ${status}`)
  return data.id
}

async function fillPeople(client: pg.Client): Promise<void> {
  await client.query(
    `insert into "user" (username, name) select 'clerk' || number, '员工' || number from generate_series(1, $1) as number`,
    [people],
  )
}

/** Nine of ten have ended; spread over two years. */
async function fillInstances(client: pg.Client, workflow: number): Promise<void> {
  await client.query(
    `insert into approval_instance (workflow_id, workflow_version, title, form_data, current_node, status, applicant_id, tokens,
       round, trace_id, submitted_at, ended_at, created_at)
     select $1, 1, (array['采购申请', '请假', '报销', 'Purchase', '用印'])[1 + number % 5] || ' ' || number, '{"amount":1}', 'A',
       case when number % 10 = 0 then 'pending' when number % 10 = 1 then 'rejected' else 'approved' end, applicant.id,
       case when number % 10 = 0 then $4::jsonb end, 1, md5(number::text), at,
       case when number % 10 <> 0 then at + interval '3 hours' end, at
     from generate_series(1, $2::bigint) as number
     join lateral (select now() - make_interval(secs => ($2 - number) * 63000000.0 / $2) as at) as handed on true
     join (select id, row_number() over (order by id) - 1 as place from "user" where username like 'clerk%') as applicant
       on applicant.place = number % $3`,
    [workflow, instanceCount, people, JSON.stringify(busyTokens)],
  )
}

const busyTokens: TokenState = {
  next: 3,
  tokens: [
    { id: 1, node: 's', status: 'done', scope: [], parents: [], verdict: 'approved' },
    { id: 2, node: 'A', status: 'busy', scope: [], parents: [1], verdict: 'approved' },
  ],
}

/** One task and two records each; of those that are under way and of those that have ended, somebody has their share. */
async function fillParts(client: pg.Client, me: number): Promise<void> {
  await client.query(
    `insert into approval_task (instance_id, token, node_id, seat, kind, assignee_id, status, verdict, opened_at, ended_at, created_at)
     select id, 2, 'A', 0, 'decide',
       case when status = 'pending' and turn <= $2 or status <> 'pending' and turn <= $3 then $1
         else (select min(id) from "user" where username like 'clerk%') + id * 7 % $4 end,
       case when status = 'pending' then 'open' else 'done' end,
       case when status = 'pending' then null else status end, created_at, ended_at, created_at
     from (select *, row_number() over (partition by status = 'pending' order by hashint8(id)) as turn from approval_instance) as instance`,
    [me, ownOpen, ownDone, people],
  )
  await client.query(
    `insert into approval_record (instance_id, node_id, approver_id, action, created_at)
     select id, 's', applicant_id, 'submit', created_at from approval_instance`,
  )
  await client.query(
    `insert into approval_record (instance_id, node_id, task_id, approver_id, action, created_at)
     select instance_id, 'A', id, assignee_id, case verdict when 'approved' then 'approve' else 'reject' end, ended_at
     from approval_task where status = 'done'`,
  )
}
