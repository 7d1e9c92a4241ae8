import type { Element } from './element.ts'
import { keepSource, type Versions } from './keep-source.ts'
import type { Moddle } from './moddle.ts'
import { printXml } from './print-xml.ts'
import { readXml } from './read-xml.ts'

/** A file as it was opened. `base`: what the model wrote of it then; `elementsById`: its elements, by the ids that they had. */
export type Source = {
  xml: string
  base: () => Promise<string>
  elementsById: Record<string, Element>
  /** Whether it stays in its order, whatever order its elements are in by now. */
  keepsOrder?: boolean
}

type Opened = Source & { nodes?: Pick<Versions, 'source' | 'base'> }

const sources = new WeakMap<Element, Opened>()

/** From now on what is written of these definitions keeps all of the file that was not changed. */
export function rememberSource(definitions: Element, source: Source): void {
  sources.set(definitions, { ...source })
}

/** A file that was opened keeps everything that was not changed as it was written, also what the model does not know. */
export async function writeModel(moddle: Moddle, definitions: Element): Promise<string> {
  const written = await printModel(moddle, definitions)
  const source = sources.get(definitions)
  if (!source) return written
  const base = await source.base()
  if (base === written) return source.xml
  source.nodes ??= { source: readXml(source.xml) ?? [], base: readXml(base) ?? [] }
  const versions = { ...source.nodes, written: readXml(written) ?? [] }
  const { keepsOrder = false } = source
  return printXml(keepSource(versions, { formerIds: formerIdsOf(source), keepsOrder }))
}

/** What the model knows of a file. */
export async function printModel(moddle: Moddle, definitions: Element): Promise<string> {
  return (await moddle.toXML(definitions, { format: true })).xml
}

function formerIdsOf({ elementsById }: Source): Map<string, string> {
  return new Map(
    Object.entries(elementsById).flatMap(([former, { id }]) =>
      id === undefined || id === former ? [] : [[id, former] as const],
    ),
  )
}
