import { relative } from 'node:path'
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite, Vitest } from 'vitest/node'
import { type CoverageMap, coverageTable } from './coverage-table.ts'

type Broken = { title: string; errors: readonly (SerializedError | { message: string })[]; module?: TestModule }

/** One line per file while it runs; what failed stands last, and the very last line says how many did. */
export default class SummaryReporter implements Reporter {
  #vitest: Vitest | undefined
  #isAlone = false
  readonly #printed = new Map<string, string[]>()

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestModuleEnd(module: TestModule): void {
    const tests = [...module.children.allTests()]
    const isBroken = !module.ok()
    const seconds = (module.diagnostic().duration / 1000).toFixed(1)
    console.log(
      `${isBroken ? '✗' : '✓'} ${module.project.name.padEnd(9)} ${this.#path(module)} (${tests.length}, ${seconds} s)`,
    )
    for (const test of tests) {
      if (test.result().state === 'failed') console.log(`    ✗ ${test.fullName}`)
    }
    if (isBroken) process.stdout.write((this.#printed.get(module.id) ?? []).join(''))
    this.#printed.delete(module.id)
  }

  onTestRunStart(specifications: readonly unknown[]): void {
    this.#isAlone = specifications.length === 1
  }

  /** What a file printed is shown when something in it failed, or when it is the only one. */
  onUserConsoleLog({ content, taskId = '' }: { content: string; taskId?: string }): void {
    if (this.#isAlone) {
      process.stdout.write(content)
      return
    }
    const task = this.#vitest?.state.idMap.get(taskId)
    const file = task?.file?.id ?? taskId
    this.#printed.set(file, [...(this.#printed.get(file) ?? []), content])
  }

  onCoverage(coverage: unknown): void {
    console.log(`\n${coverageTable(coverage as CoverageMap, this.#vitest?.config.root ?? '')}`)
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const inState = (state: string) => tests.filter((test) => test.result().state === state)
    const unhandled = unhandledErrors.map((error): Broken => ({ title: 'Outside of any test', errors: [error] }))
    const broken = [...modules.flatMap((module) => this.#brokenIn(module)), ...unhandled]
    const skipped = tests.filter((test) => ['skipped', 'pending'].includes(test.result().state))
    if (process.env.CI && skipped.length > 0) {
      process.exitCode = 1
      console.log('\nSkipped, which counts as a failure here:')
      for (const test of skipped) console.log(`  ${this.#path(test.module)} > ${test.fullName}`)
    }
    if (broken.length > 0) console.log('\nFailed:')
    for (const { title, errors, module } of broken) {
      console.log(`\n✗ ${title}`)
      for (const error of errors) {
        this.#vitest?.logger.printError(error, { ...(module && { project: module.project }), showCodeFrame: true })
      }
    }
    console.log(`\n${inState('passed').length} passed, ${broken.length} failed, ${skipped.length} skipped`)
  }

  #brokenIn(module: TestModule): Broken[] {
    const groups: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()]
    const own = groups
      .filter((group) => group.errors().length > 0)
      .map((group) => ({ title: this.#titleOf(module, group), errors: group.errors(), module }))
    const failed = [...module.children.allTests('failed')].map((test) => ({
      title: this.#titleOf(module, test),
      errors: test.result().errors ?? [],
      module,
    }))
    return [...own, ...failed]
  }

  #titleOf(module: TestModule, part: TestModule | TestSuite | TestCase): string {
    return [this.#path(module), 'fullName' in part ? part.fullName : ''].filter(Boolean).join(' > ')
  }

  #path(module: TestModule): string {
    return relative(this.#vitest?.config.root ?? '', module.moduleId)
  }
}
