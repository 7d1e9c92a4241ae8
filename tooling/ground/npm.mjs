import { spawn } from 'node:child_process'
import { basename, delimiter, dirname } from 'node:path'
import { Failure } from './failure.mjs'

/**
 * Runs npm under the given Node and puts its failures into words.
 * @param {string[]} args
 * @param {{ node: string, cwd: string, onProgress?: (seconds: number) => void, onSpawn?: (pid: number) => void }} options
 */
export async function runNpm(args, { node, cwd, onProgress = () => {}, onSpawn = () => {} }) {
  const { file, args: all, shell } = npmCommand(node, [...args, ...commonFlags])
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH].filter(Boolean).join(delimiter) }
  const begin = Date.now()
  const timer = setInterval(() => onProgress(Math.round((Date.now() - begin) / 1000)), 15_000)
  try {
    const child = spawn(file, all, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    if (child.pid) onSpawn(child.pid)
    const { code, output } = await endingWith(child, () => collect(child))
    if (code !== 0) throw npmFailure(output, cwd)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') throw new Failure('npm_missing', {}, error)
    throw error
  } finally {
    clearInterval(timer)
  }
}

// Without a network npm would try for more than a minute before it says so.
const commonFlags = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
]

/**
 * @param {string} node
 * @param {string[]} args
 */
function npmCommand(node, args) {
  const caller = process.env.npm_execpath
  if (caller && basename(caller) === 'npm-cli.js') return { file: node, args: [caller, ...args], shell: false }
  if (process.platform === 'win32') return { file: 'npm.cmd', args, shell: true }
  return { file: 'npm', args, shell: false }
}

/**
 * Who is told to stop takes npm along, and goes when it is gone: a half-done install that goes on alone would get into
 * the way of the next one.
 * @template T
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => Promise<T>} work
 */
async function endingWith(child, work) {
  let isStopping = false
  const stop = () => {
    isStopping = true
    child.kill('SIGTERM')
  }
  for (const signal of stopSignals) process.on(signal, stop)
  try {
    const result = await work()
    if (isStopping) process.exit(130)
    return result
  } finally {
    for (const signal of stopSignals) process.off(signal, stop)
  }
}

const stopSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function collect(child) {
  return new Promise((resolve, reject) => {
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/**
 * @param {string} output
 * @param {string} folder
 */
export function npmFailure(output, folder) {
  const cause = new Error(output)
  if (/\bENOSPC\b|no space left/i.test(output)) return new Failure('disk_full', { path: folder }, cause)
  if (/\b(EACCES|EROFS)\b/.test(output)) return new Failure('not_writable', { path: folder }, cause)
  if (networkFault.test(output)) return new Failure('no_network', {}, cause)
  const reason = /npm (?:error|ERR!) (?!code |syscall |path |dest |errno )(.+)/.exec(output)?.[1]
  return new Failure('npm_failed', { reason: reason ?? output.trim().split('\n').at(-1) ?? '' }, cause)
}

const networkFault =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b|network request .* failed|ENOTCACHED/
