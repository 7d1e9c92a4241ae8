import { join } from 'node:path'
import { type Check, fixturesRoot, projectRoot } from '../check.ts'
import { runPackage } from '../command.ts'

type Dependency = { resolved: string; dependencyTypes: string[] }
export type Cruise = {
  modules: { source: string; dependencies: Dependency[] }[]
  summary: {
    violations: { from: string; to: string; rule: { name: string } }[]
    ruleSetUsed: { forbidden: { name: string; comment: string }[] }
  }
}

const folders = [
  'domain',
  'platform',
  'bpmn',
  'db',
  'workflows',
  'activities',
  'workers',
  'api',
  'console',
  'migrations',
  'tooling',
]
const executor = 'workers/executor.ts'

/** Who imports whom, and that the rules still see a tree that breaks each of them. */
export const importsCheck: Check = {
  name: 'import rules',
  async find() {
    const fixture = await cruise(join(fixturesRoot, 'imports'), ['.'])
    const blind = findBlindRules(fixture)
    const product = await cruise(projectRoot, folders)
    return [...blind, ...findViolations(product), ...findExecutorReach(product)]
  },
}

export async function cruise(root: string, paths: string[]): Promise<Cruise> {
  const config = join(projectRoot, '.dependency-cruiser.cjs')
  const args = ['--config', config, '--output-type', 'json', ...paths]
  const { stdout, output } = await runPackage('dependency-cruiser', args, { bin: 'depcruise', cwd: root })
  try {
    return JSON.parse(stdout) as Cruise
  } catch {
    throw new Error(output)
  }
}

export function findViolations({ summary }: Cruise): string[] {
  const comments = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]))
  return summary.violations.map(({ from, to, rule }) => `${from} → ${to}\n  ${comments.get(rule.name) ?? rule.name}`)
}

/** The rules that do not fire on the tree where every one has to. */
export function findBlindRules(fixture: Cruise): string[] {
  const fired = new Set(fixture.summary.violations.map(({ rule }) => rule.name))
  const blind = fixture.summary.ruleSetUsed.forbidden.filter(({ name }) => !fired.has(name))
  const problems = blind.map(({ name }) => `the rule ${name} does not see what breaks it in the fixture`)
  return findExecutorReach(fixture).length > 0
    ? problems
    : [...problems, 'the fixture whose executor reaches db/ is not seen']
}

/** The ways from the executor, which runs scripts of users, to the code that knows the database. Types are no way. */
export function findExecutorReach({ modules }: Cruise): string[] {
  const dependencies = new Map(modules.map(({ source, dependencies }) => [source, dependencies]))
  const pathTo = new Map([[executor, [executor]]])
  for (const [source, path] of pathTo) {
    for (const { resolved, dependencyTypes } of dependencies.get(source) ?? []) {
      if (dependencyTypes.includes('type-only') || pathTo.has(resolved)) continue
      pathTo.set(resolved, [...path, resolved])
    }
  }
  return [...pathTo]
    .filter(([module, path]) => module.startsWith('db/') && !path.slice(0, -1).some((step) => step.startsWith('db/')))
    .map(([, path]) => `the executor must not reach db/: ${path.join(' → ')}`)
}
