import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser, openPerson, type Person, signInAt } from './browser.ts'
import { startProduct } from './product.ts'

const password = 'Admin-Passw0rd-1'
export const phone = { width: 390, height: 844 }

type Look = NonNullable<Parameters<typeof openPerson>[2]>
type Drawing = { name: string; nodes: object[]; edges: object[] } & Record<string, unknown>

/** The whole product with an administrator, and what stories of approvals need of it. */
export async function startApprovalProduct(env: Record<string, string> = {}) {
  const browser = await openBrowser()
  const product = await startProduct({ OPS_ADMIN_PASSWORD: password, ...env })
  const windows: Person[] = []
  const tokenOf = async (username: string): Promise<string> =>
    (await product.call('POST', '/auth/login', { body: { username, password } })).data.access_token
  const token = await tokenOf('admin')
  return {
    ...{ browser, product, token, tokenOf },
    /** Somebody with an account and no right but to be signed in; gives their id. */
    async user(username: string, name: string): Promise<number> {
      const body = { username, name, email: `${username}@example.com`, password, role_ids: [] }
      return (await product.insist('POST', '/users', { token, body })).data.id
    },
    /** A published definition; gives its id. */
    async publish(body: Drawing): Promise<number> {
      const { data } = await product.insist('POST', '/workflows', { token, body })
      await product.insist('POST', `/workflows/${data.id}/publish`, { token, body: {} })
      return data.id
    },
    /** A window of their own, in which somebody has signed in. */
    async window(username: string, look: Look = {}): Promise<Person> {
      const person = await openPerson(browser, product.url, look)
      windows.push(person)
      await person.page.goto('/')
      await signInAt(person.page, { username, password })
      return person
    },
    /** What browsers complained of, in all windows. */
    complaints: (): string[] => windows.flatMap((person) => person.complaints),
    /** For a story that failed: what stands in each window. */
    async tell(): Promise<void> {
      for (const { page, complaints } of windows) {
        if (page.isClosed()) continue
        console.log(page.url(), await page.locator('body').ariaSnapshot(), complaints)
      }
    },
    async close(): Promise<void> {
      await browser.close()
      await product.stop()
    },
  }
}
export type ApprovalProduct = Awaited<ReturnType<typeof startApprovalProduct>>

export const start = { id: 's', type: 'start' }
export const end = { id: 'e', type: 'end' }

export function approval(id: string, name: string, user_ids: number[], config: object = {}): object {
  return { id, name, type: 'approval', config: { user_ids, ...config } }
}

/** Edges from node to node: `way('s', 'boss', 'e')`. */
export function way(...nodes: string[]): object[] {
  return nodes.slice(1).map((target, index) => ({ source: nodes[index], target }))
}

/** Pictures for people to look at, when somebody asks for them. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.OPS_TEST_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const before = page.viewportSize()
  // A page scrolls inside its frame.
  const hidden = await page.evaluate<number>(
    "Math.max(0, ...[...document.querySelectorAll('*')].map((one) => one.scrollHeight - one.clientHeight).filter((more) => more > 40))",
  )
  if (before) await page.setViewportSize({ ...before, height: before.height + Math.min(hidden, 3000) })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
  if (before) await page.setViewportSize(before)
}
