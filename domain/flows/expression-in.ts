/** The FEEL expression that a value of a node's parameter is: a text that begins with `=`. */
export function expressionIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith('=') ? value.slice(1) : undefined
}
