import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { type Check, projectRoot } from '../check.ts'
import { projectFiles } from '../project-files.ts'

/** Names whose value differs from one moment, one machine or one run to the next. */
const machineNames = new Set([
  'process',
  'fetch',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'console',
  'navigator',
  'localStorage',
])
const machineCalls = new Set(['Date.now', 'Math.random'])

/** Rules in domain/ and decisions in workflows/ depend on their input alone. */
export const purityCheck: Check = {
  name: 'no clock, no random',
  // The SDK gives workflows a clock and a random of their own under the usual names.
  find: async () => findImpurities(projectRoot, ['domain']),
}

export function findImpurities(root: string, folders: string[]): string[] {
  return folders.flatMap((folder) =>
    projectFiles(join(root, folder), '.ts')
      .filter((path) => !path.endsWith('.test.ts'))
      .flatMap((path) => impuritiesOf(`${folder}/${path}`, readFileSync(join(root, folder, path), 'utf8'))),
  )
}

function impuritiesOf(path: string, code: string): string[] {
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  visit(source)
  return found

  function visit(node: ts.Node): void {
    const name = impureName(node)
    if (name) found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} uses ${name}`)
    ts.forEachChild(node, visit)
  }
}

function impureName(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()'
  if (ts.isPropertyAccessExpression(node) && machineCalls.has(node.getText())) return node.getText()
  if (!ts.isIdentifier(node) || !machineNames.has(node.text)) return undefined
  const { parent } = node
  const isValue =
    (ts.isCallExpression(parent) && parent.expression === node) ||
    (ts.isPropertyAccessExpression(parent) && parent.expression === node)
  return isValue && !isDeclared(node) ? node.text : undefined
}

/** Whether the name means something of the file's own. */
function isDeclared(node: ts.Identifier): boolean {
  const source = node.getSourceFile()
  let declared = false
  const visit = (child: ts.Node): void => {
    if ('name' in child && child.name !== node && (child.name as ts.Node | undefined)?.getText?.() === node.text) {
      declared ||= ts.isVariableDeclaration(child) || ts.isParameter(child) || ts.isFunctionDeclaration(child)
    }
    if (!declared) ts.forEachChild(child, visit)
  }
  visit(source)
  return declared
}
