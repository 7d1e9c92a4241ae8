import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import './canvas.css'
import Modeler from 'bpmn-js/lib/Modeler'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import ops from '../../../../bpmn/extension/ops.json'
import { PlaceCommand } from '../layout/place-command.ts'
import type { Notation } from '../notation.ts'
import { ContextPad } from './context-pad.ts'
import { Culling } from './culling.ts'
import { DrawEdges } from './draw-edges.ts'
import { DrawNodes } from './draw-nodes.ts'
import { type FileDoor, openFile, writeFile } from './drawing-file.ts'
import { EdgeRules } from './edge-rules.ts'
import { FreshIds } from './fresh-ids.ts'
import { PlaceAppended } from './place-appended.ts'
import { ReadableIds } from './readable-ids.ts'
import type { GetService } from './services.ts'
import { SteadyLabels } from './steady-labels.ts'
import { Together } from './together.ts'
import { translate } from './translate.ts'

export type Drawing = {
  get: GetService
  open: (xml: string, options: { isNew: boolean }) => Promise<void>
  write: () => Promise<string>
  saveSVG: () => Promise<{ svg: string }>
  destroy: () => void
}

const looks = {
  __init__: ['drawNodes', 'drawEdges', 'culling'],
  culling: ['type', Culling],
  drawNodes: ['type', DrawNodes],
  drawEdges: ['type', DrawEdges],
  translate: ['value', translate],
}

const editing = {
  __init__: ['edgeRules', 'opsContextPad', 'together', 'placeCommand', 'placeAppended', 'freshIds'],
  placeAppended: ['type', PlaceAppended],
  freshIds: ['type', FreshIds],
  edgeRules: ['type', EdgeRules],
  opsContextPad: ['type', ContextPad],
  together: ['type', Together],
  placeCommand: ['type', PlaceCommand],
  bpmnFactory: ['type', ReadableIds],
  adaptiveLabelPositioningBehavior: ['type', SteadyLabels],
  // The console has its own palette, and its pad speaks of what it offers.
  paletteProvider: ['value', null],
  contextPadProvider: ['value', null],
  replaceMenuProvider: ['value', null],
  alignElementsContextPadProvider: ['value', null],
  // Would take what is in a folded sub-process into a diagram of its own, as soon as a file is opened.
  subprocessCompatibility: ['value', null],
}

const common = {
  moddleExtensions: { ops },
  bpmnRenderer: {
    defaultFillColor: 'var(--surface)',
    defaultStrokeColor: 'var(--ink-2)',
    defaultLabelColor: 'var(--ink)',
  },
}

/** A drawing that can be changed. */
export function createModeler(container: HTMLElement, notation: Notation): Drawing {
  const additionalModules = [looks, editing, known(notation)]
  return doorsOf(new Modeler({ ...common, container, additionalModules } as never))
}

/** A drawing to look at. */
export function createViewer(container: HTMLElement, notation: Notation): Drawing {
  const additionalModules = [looks, known(notation)]
  return doorsOf(new NavigatedViewer({ ...common, container, additionalModules } as never))
}

/** Under this name, all that stands on the canvas is asked of it. */
const known = (notation: Notation) => ({ notation: ['value', notation] })

/** What the designer uses of bpmn-js, whose own types know no service of ours. */
function doorsOf(instance: Modeler | NavigatedViewer): Drawing {
  const drawing = instance as unknown as FileDoor & Pick<Drawing, 'get' | 'saveSVG' | 'destroy'>
  return {
    get: drawing.get.bind(instance) as GetService,
    open: (xml, options) => openFile(drawing, xml, options),
    write: () => writeFile(drawing),
    saveSVG: drawing.saveSVG.bind(instance),
    destroy: drawing.destroy.bind(instance),
  }
}
