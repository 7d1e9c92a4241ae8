import { fileURLToPath } from 'node:url'

export type Check = {
  name: string
  /** One sentence per problem; none means that all is well. */
  find(): Promise<string[]>
}

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
export const fixturesRoot = `${projectRoot}/tooling/verify/fixtures`
