const namespace = 'http://www.w3.org/2000/svg'

type Attributes = Record<string, string | number>

/** An SVG element; `style` by tokens, so that a drawing follows the theme. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (SVGElement | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(namespace, name) as SVGElementTagNameMap[K]
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value))
  element.append(...children)
  return element
}
