/** The value that a text is as JSON; undefined when it is none. An empty text is the given value. */
export function parseJson(text: string, empty: unknown): unknown {
  if (text.trim() === '') return empty
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A value in one line that `looseValue` reads back: texts as they are, unless they would be read as something else. */
export function looseText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return looseValue(value) === value ? value : JSON.stringify(value)
}

/** `3`, `true`, `null`, `["a"]` and `"3"` are what they are in JSON; everything else is a text. */
export function looseValue(text: string): unknown {
  const value = parseJson(text, '')
  return value === undefined ? text : value
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
