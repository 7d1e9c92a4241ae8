import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Failure } from '../ground/failure.mjs'
import { say, sentenceOf, step } from '../ground/say.mjs'
import { cacheFolder } from '../ground/settings.mjs'
import { findBrowser } from '../stack/browser.ts'
import { startServerProcess } from '../stack/server-process.ts'
import { findTemporal } from '../stack/temporal.ts'

try {
  await step(
    'finding_temporal',
    (note) => findTemporal({ cacheDir: cacheFolder(), log: note }),
    (path: string) => sentenceOf('found_temporal', { path }),
  )
  const browser = findBrowser() ?? (await installBrowser())
  if (browser) say('found_browser', { path: browser })
  else if (process.env.CI) throw new Failure('browser_missing')
  else say('no_browser')
  const env = { ...process.env, ...(browser && { OPS_CHROMIUM: browser }) }
  process.exitCode = await runVitest(process.argv.slice(2), env)
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`✗ ${error.message}`)
  process.exitCode = 1
}

async function installBrowser(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  say('installing_browser')
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']]) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = await startServerProcess({ file: 'apt-get', args, env, cwd: '/', log: () => {} })
    await apt.exited
  }
  return findBrowser()
}

function runVitest(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], { env, stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
