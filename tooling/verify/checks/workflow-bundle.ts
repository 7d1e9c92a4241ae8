import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { type Check, projectRoot } from '../check.ts'

/** The workflows as they run: nothing of Node in them, and of ours only what is in workflows/. */
export const workflowBundleCheck: Check = {
  name: 'workflow bundle',
  find: () => findBundleProblems(projectRoot, join(projectRoot, 'workflows/index.ts')),
}

export async function findBundleProblems(root: string, workflowsPath: string): Promise<string[]> {
  const messages: string[] = []
  const logger = new DefaultLogger('WARN', ({ message }) => messages.push(message))
  try {
    const { code } = await bundleWorkflowCode({ workflowsPath, logger })
    return foreignModules(root, code)
  } catch (error) {
    return [`workflows do not bundle: ${[(error as Error).message, ...messages].join('\n')}`]
  }
}

/** The source map at the end of the bundle names every module in it. */
function foreignModules(root: string, code: string): string[] {
  const encoded = /sourceMappingURL=data:application\/json;(?:charset=utf-8;)?base64,(\S+)/.exec(code)?.[1]
  if (!encoded) return ['the bundle carries no source map, so nobody can tell what is in it']
  const { sources } = JSON.parse(Buffer.from(encoded, 'base64').toString()) as { sources: string[] }
  return sources
    .filter((source) => source.startsWith(`${root}/`) && !source.includes('/node_modules/'))
    .map((source) => relative(root, source))
    .filter((path) => !path.startsWith('workflows/'))
    .map((path) => `${path} is in the workflow bundle by value`)
}

/** The public doors of workflows are loaded by the api and the workers: in plain Node, outside any workflow. */
export const workflowDoorsCheck: Check = {
  name: 'workflow doors',
  find: () => findDoorProblems(join(projectRoot, 'workflows')),
}

export async function findDoorProblems(folder: string): Promise<string[]> {
  const capabilities = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const doors = capabilities
    .flatMap(({ name }) => ['messages.ts', 'plan-steps.ts'].map((file) => join(folder, name, file)))
    .filter((path) => existsSync(path))
  const problems = await Promise.all(
    doors.map((path) =>
      import(pathToFileURL(path).href).then(
        () => [],
        (error: Error) => [`${relative(folder, path)} does not load in plain Node: ${error.message}`],
      ),
    ),
  )
  return problems.flat()
}
