import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, projectRoot } from '../check.ts'

type Manifest = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> }

/** Everyone gets the same packages, and all of Temporal's are of one version. */
export const packagesCheck: Check = { name: 'packages', find: async () => findPackageProblems(projectRoot) }

export function findPackageProblems(root: string): string[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const lock: { packages: Record<string, Manifest> } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  const locked = lock.packages[''] ?? {}
  const inLock = { ...locked.dependencies, ...locked.devDependencies }
  const loose = wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
  const unlocked = wanted.filter(([name, version]) => inLock[name] !== version)
  const temporal = new Set(wanted.filter(([name]) => name.startsWith('@temporalio/')).map(([, version]) => version))
  return [
    ...loose.map(([name, version]) => `${name} is "${version}", which is not one exact version`),
    ...unlocked.map(([name]) => `${name} is not in the lock file as package.json has it`),
    ...(temporal.size > 1 ? [`@temporalio/* differ: ${[...temporal].join(', ')}`] : []),
  ]
}
