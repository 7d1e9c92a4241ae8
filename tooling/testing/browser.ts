import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../stack/browser.ts'

/** `language` null: a browser in which nobody has chosen one. */
type Look = { language?: 'zh' | 'en' | null; isDark?: boolean; width?: number; height?: number }

export type Person = {
  page: Page
  /** What the browser complained of: errors, refused scripts and styles, failed loads. */
  complaints: string[]
  close(): Promise<void>
}

/** A real Chromium, without the services that it would call home to. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('There is no Chromium: install one, or name it in OPS_CHROMIUM.')
  const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-component-update', '--disable-sync']
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath,
    args: [...args, '--disable-background-networking'],
    chromiumSandbox: !isRoot,
  })
}

/** Somebody with a browser window of their own. */
export async function openPerson(browser: Browser, url: string, look: Look = {}): Promise<Person> {
  const { language = 'zh', isDark = false, width = 1280, height = 800 } = look
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    ...(width < 500 && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }),
  })
  if (language) await context.addInitScript((chosen) => localStorage.setItem('ops.language', chosen), language)
  const page = await context.newPage()
  return { page, complaints: complaintsOf(context, page), close: () => context.close() }
}

/** Fills in the form of signing in that a page shows, and waits until it is gone. */
export async function signInAt(
  page: Page,
  { username, password }: { username: string; password: string },
): Promise<void> {
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('input[name=username]').waitFor({ state: 'detached' })
}

function complaintsOf(context: BrowserContext, page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    // Whoever comes for the first time has no session to renew: the browser reports that answer as a failed load.
    if (message.location().url.endsWith('/auth/refresh') && /status of 401/.test(message.text())) return
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.url()} answered ${response.status()}`)
  })
  return complaints
}
