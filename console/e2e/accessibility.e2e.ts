import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPerson, signInAt } from '../../tooling/testing/browser.ts'
import { type Product, startProduct } from '../../tooling/testing/product.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const username = 'admin'
const password = 'Readable-Passw0rd-1'

let product: Product
let browser: Browser
let pages: string[]

beforeAll(async () => {
  browser = await openBrowser()
  product = await startProduct({ OPS_ADMIN_PASSWORD: password })
  const token = await tokenOf(product)
  const job = await product.call('POST', '/jobs', {
    token,
    body: {
      name: 'readable job',
      job_type: 'shell',
      trigger_type: 'manual',
      config: { script: 'echo hello', env: { API_TOKEN: 'kept to itself', PLACE: 'here' } },
      params: [{ name: 'pin', secret: true, default: 'kept to itself' }],
    },
  })
  const run = await product.insist('POST', `/jobs/${job.data.id}/trigger`, { token, body: { params: {} } })
  const sharded = await product.call('POST', '/jobs', {
    token,
    body: { name: 'in two', job_type: 'shell', config: { script: 'echo one of them' }, shard_total: 2 },
  })
  const whole = await product.insist('POST', `/jobs/${sharded.data.id}/trigger`, { token, body: { params: {} } })
  expect(whole.data.run_id, JSON.stringify(whole)).toBeGreaterThan(0)
  expect(run.data.run_id, JSON.stringify(run)).toBeGreaterThan(0)
  const flow = await product.call('POST', '/job-flows', {
    token,
    body: {
      name: 'readable flow',
      dag_config: {
        nodes: [
          { id: 'pause', type: 'wait', seconds: 1 },
          { id: 'ask', type: 'manual', instructions: 'Is it all right?' },
        ],
        edges: [{ source: 'pause', target: 'ask' }],
      },
    },
  })
  const flowRun = await product.insist('POST', `/job-flows/${flow.data.id}/trigger`, { token, body: { params: {} } })
  expect(flowRun.data.run_id, JSON.stringify(flowRun)).toBeGreaterThan(0)
  const approval = await product.insist('POST', '/workflows', {
    token,
    body: {
      name: 'readable approval',
      nodes: [
        { id: 's', type: 'start' },
        { id: 'A', type: 'approval', config: { approver_type: 'initiator_choice' } },
        { id: 'e', type: 'end' },
      ],
      edges: [
        { source: 's', target: 'A' },
        { source: 'A', target: 'e' },
      ],
    },
  })
  const definition = approval.data.id
  await product.insist('POST', `/workflows/${definition}/publish`, { token, body: {} })
  const { id } = job.data
  pages = [
    '/',
    '/jobs',
    '/jobs/new',
    `/jobs/${id}`,
    `/jobs/${id}?tab=definition`,
    `/jobs/${id}/edit`,
    '/flows/new',
    '/calendars',
    '/calendars/new',
    '/runs',
    `/runs/${run.data.run_id}`,
    `/runs/${whole.data.run_id}`,
    '/flows',
    `/flows/${flow.data.id}`,
    `/flows/${flow.data.id}?tab=versions`,
    `/flows/${flow.data.id}?tab=settings`,
    `/flow-runs/${flowRun.data.run_id}`,
    `/flow-runs/${flowRun.data.run_id}?tab=gantt`,
    `/flow-runs/${flowRun.data.run_id}?tab=nodes&node=ask`,
    `/flow-runs/${flowRun.data.run_id}/compare`,
    '/approvals',
    '/approvals/new',
    `/approvals/new?workflow=${definition}`,
    '/workflows',
    `/workflows/${definition}`,
    `/workflows/${definition}?tab=versions`,
    `/workflows/${definition}?tab=settings`,
    `/workflows/${definition}/design`,
    '/timeline',
    '/timeline?group=tag&idle=yes',
    '/schedule',
    '/executors',
    '/jobs/import',
    `/jobs/${id}/backfill`,
    '/backfills',
    '/alerts',
    '/long-tail',
    '/datasources',
    '/datasources/new',
    '/robots',
    '/robots/new',
    '/messages',
    '/notifications',
    '/audit',
    '/departments',
    '/access/explain',
    '/access/explain?user=1',
    '/access/explain?user=1&code=job:read',
    '/sessions',
    '/api-keys',
    '/identity-providers',
    '/identity-providers/new',
    '/settings',
    '/settings/password',
    '/settings/registration',
    '/me',
    '/_ui',
  ]
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const looks = [
  { name: 'Chinese', language: 'zh' },
  { name: 'Chinese, dark', language: 'zh', isDark: true },
  { name: 'English', language: 'en' },
  { name: 'English, dark', language: 'en', isDark: true },
  { name: 'Chinese on a phone', language: 'zh', width: 390, height: 844 },
] as const

describe.each(looks)('in $name', ({ name: _name, ...look }) => {
  it('no page breaks a rule of WCAG 2.2 AA that a machine can see', async () => {
    const person = await openPerson(browser, product.url, look)
    const { page } = person
    await page.goto('/')
    await page.locator('input[name=username]').waitFor()
    const found = { '/login': await violationsOf(page) }
    await signInAt(page, { username, password })
    for (const path of pages) {
      await page.goto(path)
      await shown(page, path).catch((cause) => {
        throw new Error([path, ...person.complaints].join('\n'), { cause })
      })
      Object.assign(found, { [path]: await violationsOf(page) })
    }
    await person.close()
    expect(found).toEqual(Object.fromEntries(['/login', ...pages].map((path) => [path, []])))
  })
})

/** Resolves when a page has its heading and all that it waits for. */
async function shown(page: Page, path: string): Promise<void> {
  const heading = page.getByRole('heading', { level: hasDrawer(path) ? 2 : 1 })
  const busy = page.locator('[aria-busy=true]:not(button)')
  await expect.poll(() => heading.count(), { timeout: 15_000 }).toBeGreaterThan(0)
  await expect.poll(() => busy.count(), { timeout: 15_000 }).toBe(0)
  if (hasDrawer(path)) await expect.poll(() => page.evaluate(moving)).toBe(0)
}

/** While one is open, the page behind it is hidden from those who cannot see. */
const hasDrawer = (path: string): boolean => path.includes('node=')
/** What is still coming in is paler than it will be. */
const moving = `document.getAnimations().filter(({ effect }) => effect.getTiming().iterations === 1).length`

/** Evaluated by the debugger, so that the page's own content security policy stays as strict as it is. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const results = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`,
  )) as AxeResults
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 200)} ${node.failureSummary}`),
  )
}

async function tokenOf({ call }: Product): Promise<string> {
  const answer = await call('POST', '/auth/login', { body: { username, password } })
  return answer.data.access_token
}
