import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { type Check, projectRoot } from '../check.ts'
import { projectFiles } from '../project-files.ts'

/** Whatever is loaded by itself brings the texts of all that comes with it: what a page says must not hang on who was there before. */
export const textsCheck: Check = {
  name: 'texts of pages',
  find: () => findMissingTexts(join(projectRoot, 'console/src'), 'main.tsx'),
}

type Load = { file: string; parts: string[] }
type Module = { imports: string[]; loads: Load[]; said: Set<string> }

export async function findMissingTexts(root: string, entry: string): Promise<string[]> {
  const partOf = await partsByKey(root)
  const modules = readModules(root)
  const brought = broughtWith(modules, entry, new Set(partOf.values()))
  const problems = [...brought].flatMap(([start, parts]) =>
    closureOf(modules, start).flatMap((file) =>
      [...(modules.get(file)?.said ?? [])].flatMap((key) => {
        const part = partOf.get(key)
        return part === undefined || parts.has(part)
          ? []
          : [`${start} is loaded without '${part}': ${file} says t().${key}`]
      }),
    ),
  )
  return [...new Set(problems)]
}

/** By the name of each group of texts that does not come with every page, the part in which it comes. */
async function partsByKey(root: string): Promise<Map<string, string>> {
  const folder = join(root, 'i18n/zh/parts')
  const entries = projectFiles(folder, '.ts').map(async (file) => {
    const groups = await import(pathToFileURL(join(folder, file)).href)
    return Object.keys(groups).map((key): [string, string] => [key, file.replace(/\.ts$/, '')])
  })
  return new Map((await Promise.all(entries)).flat())
}

function readModules(root: string): Map<string, Module> {
  const files = projectFiles(root).filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !file.startsWith('i18n/'))
  return new Map(files.map((file) => [file, readModule(file, readFileSync(join(root, file), 'utf8'))]))
}

function readModule(file: string, text: string): Module {
  const module: Module = { imports: [], loads: [], said: new Set() }
  const resolve = (name: string) => normalize(join(dirname(file), name))
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), [])
  return module

  /** `parts`: what the call around names. */
  function visit(node: ts.Node, parts: string[]): void {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && !node.importClause?.isTypeOnly) {
      module.imports.push(resolve(node.moduleSpecifier.text))
    }
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 't()') module.said.add(node.name.text)
    const loaded = ts.isCallExpression(node) && loadedBy(node)
    if (loaded) module.loads.push({ file: resolve(loaded), parts })
    const named = ts.isCallExpression(node) ? (partsNamedBy(node) ?? parts) : parts
    ts.forEachChild(node, (child) => visit(child, named))
  }
}

function loadedBy({ expression, arguments: [name] }: ts.CallExpression): string | undefined {
  return expression.kind === ts.SyntaxKind.ImportKeyword && name && ts.isStringLiteral(name) ? name.text : undefined
}

function partsNamedBy({ expression, arguments: given }: ts.CallExpression): string[] | undefined {
  if (!['page', 'piece'].includes(expression.getText())) return undefined
  return given.filter(ts.isStringLiteral).map(({ text }) => text)
}

/** By what is loaded by itself, the parts that are there whoever loads it. */
function broughtWith(modules: Map<string, Module>, entry: string, all: Set<string>): Map<string, Set<string>> {
  const brought = new Map([[entry, new Set<string>()]])
  for (const start of brought.keys()) {
    for (const { file } of loadsFrom(modules, start)) if (!brought.has(file)) brought.set(file, all)
  }
  for (let isSettled = false; !isSettled; ) {
    isSettled = true
    for (const [start, parts] of brought) {
      for (const load of loadsFrom(modules, start)) {
        const before = brought.get(load.file) ?? all
        const after = before.intersection(parts.union(new Set(load.parts)))
        if (after.size < before.size) isSettled = false
        brought.set(load.file, after)
      }
    }
  }
  return brought
}

const loadsFrom = (modules: Map<string, Module>, start: string): Load[] =>
  closureOf(modules, start).flatMap((file) => modules.get(file)?.loads.filter((load) => modules.has(load.file)) ?? [])

/** A module with all that comes with it at once. */
function closureOf(modules: Map<string, Module>, start: string): string[] {
  const seen = new Set([start])
  for (const file of seen)
    for (const imported of modules.get(file)?.imports ?? []) if (modules.has(imported)) seen.add(imported)
  return [...seen]
}
