import Cable from 'lucide-solid/icons/cable'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import Replace from 'lucide-solid/icons/replace'
import Trash from 'lucide-solid/icons/trash'
import { t } from '../../i18n/language.ts'
import type { Icon } from '../../ui/icon.ts'
import type { Notation } from '../notation.ts'
import { bringIntoView } from './bring-into-view.ts'
import { newShape } from './create-shape.ts'
import { iconElement } from './icon-element.ts'
import { type Drawn, type GetService, isConnection, type Services, type Shape } from './services.ts'

type Injector = { get: GetService }
type Entry = { group: string; html: string; title: string; action: Record<string, (event: Event) => void> }

/** What can be done with what is selected, beside it. */
export class ContextPad {
  static $inject = ['contextPad', 'popupMenu', 'notation', 'injector']
  private get: GetService
  private notation: Notation

  constructor(
    contextPad: Services['contextPad'],
    popupMenu: Services['popupMenu'],
    notation: Notation,
    injector: Injector,
  ) {
    this.get = (name) => injector.get(name)
    this.notation = notation
    contextPad.registerProvider(this)
    popupMenu.registerProvider('ops-append', { getPopupMenuEntries: (shape: Shape) => this.listKinds(shape, 'append') })
    popupMenu.registerProvider('ops-change', { getPopupMenuEntries: (shape: Shape) => this.listKinds(shape, 'change') })
  }

  getContextPadEntries(element: Drawn): Record<string, Entry> {
    const words = t().designer.pad
    const remove = entry('edit', Trash, words.remove, { click: () => this.get('modeling').removeElements([element]) })
    if (isConnection(element)) return { remove }
    if (element.type === 'bpmn:EndEvent' || element.labelTarget) return { remove }
    const start = (event: Event): void => this.get('connect').start(event, element)
    const connect = entry('edit', Cable, words.connect, { click: start, dragstart: start })
    const more = entry('append', Ellipsis, words.appendMore, {
      click: (event) => this.open('ops-append', element, event),
    })
    const appends = Object.fromEntries(
      this.notation.nextKinds.map((kind) => [`append-${kind}`, this.appendEntry(element, kind)]),
    )
    const change = entry('edit', Replace, words.change, { click: (event) => this.open('ops-change', element, event) })
    const isNode = this.notation.kindOf(element.businessObject) !== undefined
    return { ...appends, more, connect, ...(isNode && { change }), remove }
  }

  getMultiElementContextPadEntries(elements: Drawn[]): Record<string, Entry> {
    const click = (): void => this.get('modeling').removeElements([...elements])
    return { remove: entry('edit', Trash, t().designer.pad.remove, { click }) }
  }

  private appendEntry(element: Shape, kind: string): Entry {
    const title = t().designer.pad.append(this.nameOf(kind))
    return {
      ...{ group: 'append', title, html: this.iconOf(kind) },
      action: {
        click: () => this.append(element, kind),
        dragstart: (event) => this.get('create').start(event, newShape(this.get, kind), { source: element }),
      },
    }
  }

  private append(element: Shape, kind: string): void {
    bringIntoView(this.get, this.get('autoPlace').append(element, newShape(this.get, kind)))
  }

  private listKinds(element: Shape, wish: 'append' | 'change'): Record<string, object> {
    const own = this.notation.kindOf(element.businessObject)
    const others = this.notation.kinds.filter((kind) => wish === 'append' || kind !== own)
    return Object.fromEntries(
      others.map((kind) => [
        `${wish}-${kind}`,
        {
          label: this.nameOf(kind),
          imageHtml: this.iconOf(kind),
          action: () =>
            wish === 'change' ? this.notation.changeKind(this.get, element, kind) : this.append(element, kind),
        },
      ]),
    )
  }

  private nameOf(kind: string): string {
    return this.notation.words().kinds[kind] ?? kind
  }

  private iconOf(kind: string): string {
    const look = this.notation.looks[kind]
    return look ? htmlOf(iconElement(look.icon, 16), look.colour) : ''
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
