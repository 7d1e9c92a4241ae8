import Bell from 'lucide-solid/icons/bell'
import Briefcase from 'lucide-solid/icons/briefcase-business'
import Columns from 'lucide-solid/icons/columns-2'
import Split from 'lucide-solid/icons/split'
import Stamp from 'lucide-solid/icons/stamp'
import Timer from 'lucide-solid/icons/timer'
import UserCheck from 'lucide-solid/icons/user-check'
import Workflow from 'lucide-solid/icons/workflow'
import Zap from 'lucide-solid/icons/zap'
import { createComponent, createRoot } from 'solid-js'
import type { NodeKind } from '../../../../../bpmn/extension/node-kinds.ts'
import type { Icon } from '../../../ui/icon.ts'

export const kindIcons: Record<NodeKind, Icon> = {
  job: Briefcase,
  condition: Split,
  parallel: Columns,
  wait: Timer,
  flow: Workflow,
  manual: UserCheck,
  approval: Stamp,
  notify: Bell,
}

/** By kind, the colour that its icon has on the canvas and in the palette. */
export const kindColours: Record<NodeKind, string> = {
  job: 'var(--accent-ink)',
  condition: 'var(--timeout)',
  parallel: 'var(--timeout)',
  wait: 'var(--skipped)',
  flow: 'var(--running)',
  manual: 'var(--cancelled)',
  approval: 'var(--cancelled)',
  notify: 'var(--success)',
}

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
export const kindIcon = (kind: NodeKind, size: number): SVGElement => iconElement(kindIcons[kind], size)
