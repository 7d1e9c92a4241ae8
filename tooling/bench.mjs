import { launch } from './ground/launch.mjs'

await launch('tooling/bench/main.ts')
