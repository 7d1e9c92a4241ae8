import { isAlias, parseDocument, stringify, visit } from 'yaml'

export type DocumentFormat = 'yaml' | 'json'

export function writeDocument(format: DocumentFormat, content: unknown): string {
  return format === 'json' ? `${JSON.stringify(content, null, 2)}\n` : stringify(content, { lineWidth: 0 })
}

/** The content of a text in JSON or YAML; undefined when it is neither. Aliases, which can make a small text huge, are neither. */
export function readDocument(content: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(content) }
  } catch {
    return readYaml(content)
  }
}

function readYaml(content: string): { value: unknown } | undefined {
  const document = parseDocument(content, { schema: 'core', uniqueKeys: true, logLevel: 'silent' })
  if (document.errors.length > 0) return undefined
  let hasAlias = false
  visit(document, (_, node) => {
    hasAlias ||= isAlias(node)
  })
  return hasAlias ? undefined : { value: document.toJS() }
}
