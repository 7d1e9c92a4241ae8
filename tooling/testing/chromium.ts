import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const known = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

/** A real browser for the tests: OPS_CHROMIUM, or one of this machine; on Debian and its like it is installed when we may. */
export async function findChromium(log: (line: string) => void = () => {}): Promise<string> {
  const given = process.env.OPS_CHROMIUM
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`OPS_CHROMIUM names ${given}, which is not there.`)
  }
  const found = searched()
  if (found) return found
  log('installing Chromium with apt-get')
  const refusal = await install().catch((error: Error) => error)
  const installed = searched()
  if (installed) return installed
  throw new Error(
    'The tests need a Chromium. Install one (Debian: apt-get install chromium) or name it in OPS_CHROMIUM.',
    { cause: refusal },
  )
}

function searched(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...known]
  return candidates.find((path) => existsSync(path))
}

async function install(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env })
}
