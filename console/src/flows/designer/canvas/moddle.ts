/** An element of the file behind a drawing. */
export type Element = {
  $type: string
  $parent?: Element
  id: string
  name?: string
  get: (property: string) => unknown
  set: (property: string, value: unknown) => void
}

export function elementOf(element: Element | undefined, property: string): Element | undefined {
  return element?.get(property) as Element | undefined
}

export function listOf(element: Element | undefined, property: string): Element[] {
  return (element?.get(property) as Element[] | undefined) ?? []
}

export function textOf(element: Element | undefined, property: string): string | undefined {
  const value = element?.get(property)
  return typeof value === 'string' ? value : undefined
}
