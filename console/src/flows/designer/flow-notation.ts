import Bell from 'lucide-solid/icons/bell'
import Briefcase from 'lucide-solid/icons/briefcase-business'
import Columns from 'lucide-solid/icons/columns-2'
import Split from 'lucide-solid/icons/split'
import Stamp from 'lucide-solid/icons/stamp'
import Timer from 'lucide-solid/icons/timer'
import UserCheck from 'lucide-solid/icons/user-check'
import Workflow from 'lucide-solid/icons/workflow'
import { elementTypeOf, kindOf, kindOfType, type NodeKind, nodeKinds } from '../../../../bpmn/extension/node-kinds.ts'
import { conditionOf, endsOf, eventOf, isDefaultOf, isTerminal } from '../../../../bpmn/extension/read-edge.ts'
import { readNode } from '../../../../bpmn/extension/read-node.ts'
import { drawTimer } from '../../../../bpmn/extension/timers.ts'
import { writeExtension } from '../../../../bpmn/extension/write-extension.ts'
import { type Element, elementOf } from '../../../../bpmn/model/element.ts'
import type { EdgeLook, Notation } from '../../designer/notation.ts'
import { t } from '../../i18n/language.ts'
import { changeKind } from './canvas/change-nodes.ts'
import { usualWait } from './extension/node-changes.ts'
import { readGraph } from './graph/read-graph.ts'

const looks: Notation['looks'] = {
  job: { icon: Briefcase, colour: 'var(--accent-ink)' },
  condition: { icon: Split, colour: 'var(--timeout)' },
  parallel: { icon: Columns, colour: 'var(--timeout)' },
  wait: { icon: Timer, colour: 'var(--skipped)' },
  flow: { icon: Workflow, colour: 'var(--running)' },
  manual: { icon: UserCheck, colour: 'var(--cancelled)' },
  approval: { icon: Stamp, colour: 'var(--cancelled)' },
  notify: { icon: Bell, colour: 'var(--success)' },
} satisfies Record<NodeKind, Notation['looks'][string]>

export const flowNotation: Notation = {
  kinds: nodeKinds,
  nextKinds: ['job', 'condition', 'parallel'],
  looks,
  words: () => ({ kinds: t().flows.kinds, kindHelp: t().flows.kindHelp, hint: t().flows.empty.body }),
  emptyFile: `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:ops="urn:ops-platform:bpmn:1" id="Definitions" targetNamespace="urn:ops-platform:flow" expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/">
  <bpmn:process id="Flow" isExecutable="true" />
  <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="Flow" /></bpmndi:BPMNDiagram>
</bpmn:definitions>`,
  kindOf,
  prefixOf: kindOfType,
  typeOf: (kind) => elementTypeOf(kind as NodeKind),
  newProperties: (kind, id, create) => ({
    extensionElements: writeExtension({ id, type: kind as NodeKind }, { elementId: id, create }),
    ...(kind === 'wait' && { eventDefinitions: [drawTimer({ seconds: usualWait }, create)] }),
  }),
  changeKind: (get, element, kind) => changeKind(get, element, kind as NodeKind),
  isRepeated: (element) => readNode(element)?.for_each !== undefined,
  lookOfEdge,
  endsOfEdge: (flow) => {
    const [source, target] = [elementOf(flow, 'sourceRef'), elementOf(flow, 'targetRef')]
    return source && target && !isTerminal(source) && !isTerminal(target) ? endsOf(flow) : undefined
  },
  readGraph,
  flatten: (graph) => graph,
}

/** What a person should know of an edge; nothing when it is simply the next step. */
function lookOfEdge(flow: Element): EdgeLook {
  const source = elementOf(flow, 'sourceRef')
  const tone = eventOf(flow)
  const isDefault = source !== undefined && isDefaultOf(source, flow)
  const said = [
    tone !== 'success' && t().flows.edge.short[tone],
    isDefault ? t().designer.edge.default : conditionOf(flow),
  ]
  return { tone, words: said.filter(Boolean).join(' · ') }
}
