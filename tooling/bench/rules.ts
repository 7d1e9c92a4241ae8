import pg from 'pg'
import { type Product, startProduct } from '../testing/product.ts'
import { type Figure, figureOf } from './figures.ts'
import { load } from './load.ts'
import { liftLimits, serversOf } from './product-access.ts'

const turns = 3
const seconds = 6
const connections = 50
const jobCount = 10_000
const password = 'Bench-Passw0rd-1'

/** What rights, rules of rows and rules of columns cost a list: somebody whom they narrow against the administrator whom nothing does. */
export async function benchRules(): Promise<Figure[]> {
  const product = await startProduct()
  try {
    await liftLimits(product)
    const admin = await product.signIn()
    const narrowed = await makeNarrowed(product, admin)
    const perSecond = async (token: string, duration = seconds) => {
      const headers = { Authorization: `Bearer ${token}` }
      return (await load({ url: `${product.url}/api/v1/jobs`, headers, connections, seconds: duration })).perSecond
    }
    for (const token of [narrowed, admin]) await perSecond(token, 3)
    const measured = { ours: [] as number[], peer: [] as number[] }
    for (let turn = 0; turn < turns; turn++) {
      measured.ours.push(await perSecond(narrowed))
      measured.peer.push(await perSecond(admin))
    }
    const note = `GET /api/v1/jobs, ${jobCount} jobs, page of 20, ${connections} connections, as somebody who sees a department and those below with a masked column; peer: the same as an administrator`
    return [figureOf({ name: 'rules', ...measured, unit: 'requests/s', better: 'higher', floor: 0.85, note })]
  } finally {
    await product.stop()
  }
}

/** The jobs, all in the department of a user who may see just that, and the user's token. */
async function makeNarrowed(product: Product, token: string): Promise<string> {
  const create = async (path: string, body: object) => (await product.call('POST', path, { token, body })).data.id
  const top = await create('/departments', { name: 'Top' })
  const below = await create('/departments', { name: 'Below', parent_id: top })
  const role = await create('/roles', {
    name: 'Narrowed',
    code: 'narrowed',
    permission_codes: ['job:read'],
    data_scopes: [{ resource: 'job', scope: 'DEPT_AND_BELOW' }],
    column_rules: [{ resource: 'job', field: 'description', rule: 'masked', pattern: '2****0' }],
  })
  const user = { username: 'narrowed', name: 'Narrowed', department_id: top, role_ids: [role], password }
  await create('/users', user)
  const client = new pg.Client(serversOf(product).databaseUrl)
  await client.connect()
  await client.query(
    `insert into job (name, job_type, description, config, department_id)
     select 'Job ' || n, 'http', 'What it does', '{"method":"GET","url":"https://example.com/","query":{},"headers":{}}', $1
     from generate_series(1, ${jobCount}) as n`,
    [below],
  )
  await client.query('analyze job')
  await client.end()
  const { data } = await product.call('POST', '/auth/login', { body: { username: 'narrowed', password } })
  return data.access_token
}
