import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type Entry = {
  version?: string
  optional?: boolean
  dev?: boolean
  optionalDependencies?: Record<string, string>
  [field: string]: unknown
}
type Lock = { packages: Record<string, Entry> }

const platforms = ['linux', 'darwin', 'win32', 'android', 'freebsd', 'openharmony']
const machines = ['x64', 'arm64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64']

/**
 * Adds the packages of other platforms that npm left out, because the registry in use does not carry them or because
 * of what was installed here: without them `npm ci` refuses the lock file, or fails on those platforms.
 */
export function completeLock(lock: Lock): string[] {
  const added: string[] = []
  for (const [parentPath, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const target = targetOf(name)
      if (!target || !/^\d/.test(version) || isThere(lock, parentPath, name)) continue
      const path = lock.packages[`node_modules/${name}`] ? `${parentPath}/node_modules/${name}` : `node_modules/${name}`
      lock.packages[path] = { version, ...target, ...(parent.dev && { dev: true }), optional: true }
      added.push(`${name}@${version}`)
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  return added
}

/** What the name says of system, processor and C library; undefined for packages of no platform. */
export function targetOf(name: string) {
  const parts = name.split(/[/-]/)
  if (parts.includes('wasm32')) return { cpu: ['wasm32'] }
  const os = parts.find((part) => platforms.includes(part))
  const cpu = parts.find((part) => machines.includes(part))
  if (!os || !cpu) return undefined
  const libc = parts.some((part) => part.startsWith('musl'))
    ? 'musl'
    : parts.some((part) => part.startsWith('gnu'))
      ? 'glibc'
      : undefined
  return { cpu: [cpu], os: [os], ...(libc && { libc: [libc] }) }
}

function isThere(lock: Lock, parentPath: string, name: string): boolean {
  return [`${parentPath}/node_modules/${name}`, `node_modules/${name}`].some(
    (path) => lock.packages[path] !== undefined,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = process.argv[2] ?? 'package-lock.json'
  const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock
  const added = completeLock(lock)
  writeFileSync(path, `${JSON.stringify(lock, undefined, 2)}\n`)
  console.log(added.length === 0 ? 'The lock file is complete.' : `Added ${added.join(', ')}.`)
}
