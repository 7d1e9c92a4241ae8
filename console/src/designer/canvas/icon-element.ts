import Zap from 'lucide-solid/icons/zap'
import { createComponent, createRoot } from 'solid-js'
import type { Icon } from '../../ui/icon.ts'

const templates = new Map<Icon, SVGElement>()

/** A copy of an icon for places that are no component; many are needed at once. */
export function iconElement(icon: Icon, size: number): SVGElement {
  const template = templates.get(icon) ?? (createRoot(() => createComponent(icon, {})) as unknown as SVGElement)
  templates.set(icon, template)
  const copy = template.cloneNode(true) as SVGElement
  for (const side of ['width', 'height']) copy.setAttribute(side, String(size))
  copy.setAttribute('aria-hidden', 'true')
  return copy
}

export const failureIcon = (size: number): SVGElement => iconElement(Zap, size)
