import Cable from 'lucide-solid/icons/cable'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import Replace from 'lucide-solid/icons/replace'
import Trash from 'lucide-solid/icons/trash'
import { kindOf, type NodeKind, nodeKinds } from '../../../../../bpmn/extension/node-kinds.ts'
import { t } from '../../../i18n/language.ts'
import type { Icon } from '../../../ui/icon.ts'
import { bringIntoView } from './bring-into-view.ts'
import { changeKind } from './change-nodes.ts'
import { newShape } from './create-shape.ts'
import { iconElement, kindColours, kindIcon } from './kind-icons.ts'
import { type Drawn, type GetService, isConnection, type Services, type Shape } from './services.ts'

type Injector = { get: GetService }
type Entry = { group: string; html: string; title: string; action: Record<string, (event: Event) => void> }

const offered: NodeKind[] = ['job', 'condition', 'parallel']

/** What can be done with what is selected, beside it. */
export class FlowContextPad {
  static $inject = ['contextPad', 'popupMenu', 'injector']
  private get: GetService

  constructor(contextPad: Services['contextPad'], popupMenu: Services['popupMenu'], injector: Injector) {
    this.get = (name) => injector.get(name)
    contextPad.registerProvider(this)
    popupMenu.registerProvider('ops-append', { getPopupMenuEntries: (shape: Shape) => this.listKinds(shape, 'append') })
    popupMenu.registerProvider('ops-change', { getPopupMenuEntries: (shape: Shape) => this.listKinds(shape, 'change') })
  }

  getContextPadEntries(element: Drawn): Record<string, Entry> {
    const words = t().flows.pad
    const remove = entry('edit', Trash, words.remove, { click: () => this.get('modeling').removeElements([element]) })
    if (isConnection(element)) return { remove }
    if (element.type === 'bpmn:EndEvent' || element.labelTarget) return { remove }
    const start = (event: Event): void => this.get('connect').start(event, element)
    const connect = entry('edit', Cable, words.connect, { click: start, dragstart: start })
    const more = entry('append', Ellipsis, words.appendMore, {
      click: (event) => this.open('ops-append', element, event),
    })
    const appends = Object.fromEntries(offered.map((kind) => [`append-${kind}`, this.appendEntry(element, kind)]))
    const change = entry('edit', Replace, words.change, { click: (event) => this.open('ops-change', element, event) })
    const isNode = kindOf(element.businessObject) !== undefined
    return { ...appends, more, connect, ...(isNode && { change }), remove }
  }

  getMultiElementContextPadEntries(elements: Drawn[]): Record<string, Entry> {
    const click = (): void => this.get('modeling').removeElements([...elements])
    return { remove: entry('edit', Trash, t().flows.pad.remove, { click }) }
  }

  private appendEntry(element: Shape, kind: NodeKind): Entry {
    const title = t().flows.pad.append(t().flows.kinds[kind])
    return {
      ...{ group: 'append', title, html: htmlOf(kindIcon(kind, 16), kindColours[kind]) },
      action: {
        click: () => this.append(element, kind),
        dragstart: (event) => this.get('create').start(event, newShape(this.get, kind), { source: element }),
      },
    }
  }

  private append(element: Shape, kind: NodeKind): void {
    bringIntoView(this.get, this.get('autoPlace').append(element, newShape(this.get, kind)))
  }

  private listKinds(element: Shape, wish: 'append' | 'change'): Record<string, object> {
    const own = kindOf(element.businessObject)
    const others = nodeKinds.filter((kind) => wish === 'append' || kind !== own)
    return Object.fromEntries(
      others.map((kind) => [
        `${wish}-${kind}`,
        {
          label: t().flows.kinds[kind],
          imageHtml: htmlOf(kindIcon(kind, 16), kindColours[kind]),
          action: () => (wish === 'change' ? changeKind(this.get, element, kind) : this.append(element, kind)),
        },
      ]),
    )
  }

  private open(menu: string, element: Shape, event: Event): void {
    const { clientX: x, clientY: y } = event as MouseEvent
    this.get('popupMenu').open(element, menu, { x, y }, { width: 200, search: false })
  }
}

function entry(group: string, icon: Icon, title: string, action: Entry['action']): Entry {
  return { group, title, action, html: htmlOf(iconElement(icon, 16)) }
}

/** Entries are HTML; the pad's own drag and click stay with the element. */
function htmlOf(icon: SVGElement, colour = 'currentColor'): string {
  icon.style.color = colour
  return `<div class="entry" draggable="true">${icon.outerHTML}</div>`
}
