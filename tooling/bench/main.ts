import { benchDecisions } from './approval-decisions.ts'
import { benchApprovalsScale } from './approvals-scale.ts'
import { benchBackfill } from './backfill.ts'
import { benchBurst } from './burst.ts'
import type { Figure } from './figures.ts'
import { benchFlows } from './flows.ts'
import { benchFootprint } from './footprint.ts'
import { benchJobRuns } from './job-runs.ts'
import { benchJobsList } from './jobs-list.ts'
import { benchJobsScale } from './jobs-scale.ts'
import { benchRules } from './rules.ts'
import { benchSignIns } from './sign-ins.ts'

const benches: Record<string, () => Promise<Figure[]>> = {
  'job-runs': benchJobRuns,
  flows: benchFlows,
  decisions: benchDecisions,
  'approvals-scale': benchApprovalsScale,
  burst: benchBurst,
  'jobs-list': benchJobsList,
  'jobs-scale': benchJobsScale,
  rules: benchRules,
  'sign-ins': benchSignIns,
  backfill: benchBackfill,
  footprint: benchFootprint,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
// Peers are ended on `exit`, which a signal alone does not bring about.
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => process.exit(1))
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  console.error(`… ${name}`)
  const figures = (await benches[name]?.()) ?? []
  for (const figure of figures) console.log(JSON.stringify(figure))
  if (figures.some(({ ratio, floor }) => ratio !== null && floor !== null && ratio < floor)) process.exitCode = 1
}
