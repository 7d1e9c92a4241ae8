import { launch } from './ground/launch.mjs'

await launch('tooling/verify/main.ts')
