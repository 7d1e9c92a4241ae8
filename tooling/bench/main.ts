import { benchFootprint } from './footprint.ts'
import { benchJobRuns } from './job-runs.ts'
import { benchJobsList } from './jobs-list.ts'

const benches: Record<string, () => Promise<void>> = {
  'job-runs': benchJobRuns,
  'jobs-list': benchJobsList,
  footprint: benchFootprint,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`)
  process.exit(1)
}
for (const [name, bench] of Object.entries(benches)) if (wanted.length === 0 || wanted.includes(name)) await bench()
process.exit(0)
