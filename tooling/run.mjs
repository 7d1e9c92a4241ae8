import { launch } from './ground/launch.mjs'

const [entry, ...args] = process.argv.slice(2)
if (entry) await launch(entry, args)
else console.error('Usage: node tooling/run.mjs FILE.ts [ARGUMENT…]')
