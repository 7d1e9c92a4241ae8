import { launch } from './ground/launch.mjs'

await launch('tooling/test/main.ts')
