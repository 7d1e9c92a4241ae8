import { launch } from './ground/launch.mjs'

await launch('tooling/start/main.ts')
