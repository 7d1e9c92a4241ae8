import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Failure } from './failure.mjs'
import { findNode } from './node.mjs'
import { preparePackages } from './packages.mjs'

const watcher = new URL('./stop-with-parent.mjs', import.meta.url).href
const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Makes sure of Node 24 and the packages, whatever Node runs this, then runs the TypeScript entry with them.
 * @param {string} entry relative to the project
 * @param {string[]} [args]
 */
export async function launch(entry, args = process.argv.slice(2)) {
  // Only npm has a shell between; anybody else may leave this running and go.
  if (process.env.npm_lifecycle_event) await import(watcher)
  const path = resolve(root, entry)
  const node = await prepare()
  if (node === process.execPath) {
    process.argv = [node, path, ...args]
    await import(pathToFileURL(path).href)
    return
  }
  process.exitCode = await runToEnd(node, ['--import', watcher, path, ...args])
}

async function prepare() {
  try {
    const node = await findNode()
    await preparePackages(root, node)
    return node
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(`✗ ${error.message}`)
    process.exit(1)
  }
}

/**
 * @param {string} node
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function runToEnd(node, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { stdio: 'inherit' })
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal))
    }
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}
