import { join } from 'node:path'
import { projectRoot } from './check.ts'
import { apiTypesCheck } from './checks/api-types.ts'
import { deadCodeCheck } from './checks/dead-code.ts'
import { filesCheck } from './checks/files.ts'
import { formatCheck } from './checks/format.ts'
import { importsCheck } from './checks/imports.ts'
import { mergeMigrations, migrationsCheck } from './checks/migrations.ts'
import { packagesCheck } from './checks/packages.ts'
import { permissionsCheck } from './checks/permissions.ts'
import { purityCheck } from './checks/purity.ts'
import { readmesCheck } from './checks/readmes.ts'
import { scriptBudgetCheck } from './checks/script-budget.ts'
import { selfAssessmentCheck } from './checks/self-assessment.ts'
import { textsCheck } from './checks/texts.ts'
import { typesCheck } from './checks/types.ts'
import { workflowBundleCheck, workflowDoorsCheck } from './checks/workflow-bundle.ts'
import { runChecks, summaryOf } from './run-checks.ts'

/** The longest first, so that the last one to end is a short one. */
const checks = [
  typesCheck('server', '.'),
  importsCheck,
  typesCheck('console', 'console'),
  scriptBudgetCheck,
  apiTypesCheck,
  workflowBundleCheck,
  formatCheck,
  deadCodeCheck,
  permissionsCheck,
  textsCheck,
  workflowDoorsCheck,
  purityCheck,
  migrationsCheck,
  readmesCheck,
  packagesCheck,
  selfAssessmentCheck,
  filesCheck,
]

const begin = Date.now()
if (process.argv.includes('--merge-migrations')) {
  for (const name of mergeMigrations(join(projectRoot, 'migrations'))) console.log(`${name} is merged now`)
}
const outcomes = await runChecks(checks, console.log)
console.log(`\n${summaryOf(outcomes, Date.now() - begin)}`)
// Webpack and the SDK leave handles behind that would keep the process for a while.
process.exit(outcomes.some(({ problems }) => problems.length > 0) ? 1 : 0)
