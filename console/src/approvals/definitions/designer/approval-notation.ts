import CirclePlay from 'lucide-solid/icons/circle-play'
import CircleStop from 'lucide-solid/icons/circle-stop'
import Columns from 'lucide-solid/icons/columns-2'
import Layers from 'lucide-solid/icons/layers'
import Send from 'lucide-solid/icons/send'
import Split from 'lucide-solid/icons/split'
import Stamp from 'lucide-solid/icons/stamp'
import Timer from 'lucide-solid/icons/timer'
import Zap from 'lucide-solid/icons/zap'
import {
  type ApprovalKind,
  approvalElementType,
  approvalKindOf,
  approvalKinds,
} from '../../../../../bpmn/extension/approval/approval-kinds.ts'
import { drawStep } from '../../../../../bpmn/extension/approval/draw-step.ts'
import { readStep, readWay } from '../../../../../bpmn/extension/approval/read-place.ts'
import type { DrawnPlace } from '../../../../../bpmn/extension/approval/step-fields.ts'
import type { Element } from '../../../../../bpmn/model/element.ts'
import type { EdgeLook, Notation } from '../../../designer/notation.ts'
import { t } from '../../../i18n/language.ts'
import { changeStepKind, usualConfig } from './canvas/change-steps.ts'
import { flatten, readGraph } from './graph/read-graph.ts'

const looks: Notation['looks'] = {
  start: { icon: CirclePlay, colour: 'var(--success)' },
  approval: { icon: Stamp, colour: 'var(--accent-ink)' },
  cc: { icon: Send, colour: 'var(--running)' },
  condition: { icon: Split, colour: 'var(--timeout)' },
  parallel: { icon: Columns, colour: 'var(--timeout)' },
  wait: { icon: Timer, colour: 'var(--skipped)' },
  service: { icon: Zap, colour: 'var(--cancelled)' },
  subprocess: { icon: Layers, colour: 'var(--running)' },
  end: { icon: CircleStop, colour: 'var(--skipped)' },
} satisfies Record<ApprovalKind, Notation['looks'][string]>

export const approvalNotation: Notation = {
  kinds: approvalKinds,
  nextKinds: ['approval', 'condition', 'end'],
  looks,
  words: () => {
    const { kinds, kindHelp, hint } = t().workflowDesigner
    return { kinds, kindHelp, hint }
  },
  // A request is handed in, somebody decides, and it ends: what nearly every definition begins with.
  emptyFile: `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:ops="urn:ops-platform:bpmn:1" id="Definitions" targetNamespace="urn:ops-platform:approval" expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/">
  <bpmn:process id="Approval" isExecutable="true">
    <bpmn:startEvent id="start_1"><bpmn:outgoing>edge_1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="approval_1"><bpmn:incoming>edge_1</bpmn:incoming><bpmn:outgoing>edge_2</bpmn:outgoing></bpmn:userTask>
    <bpmn:endEvent id="end_1"><bpmn:incoming>edge_2</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="edge_1" sourceRef="start_1" targetRef="approval_1" />
    <bpmn:sequenceFlow id="edge_2" sourceRef="approval_1" targetRef="end_1" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="Approval">
    <bpmndi:BPMNShape id="start_1_di" bpmnElement="start_1"><dc:Bounds x="160" y="182" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="approval_1_di" bpmnElement="approval_1"><dc:Bounds x="266" y="160" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="end_1_di" bpmnElement="end_1"><dc:Bounds x="436" y="182" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="edge_1_di" bpmnElement="edge_1"><di:waypoint x="196" y="200" /><di:waypoint x="266" y="200" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="edge_2_di" bpmnElement="edge_2"><di:waypoint x="366" y="200" /><di:waypoint x="436" y="200" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`,
  kindOf: approvalKindOf,
  prefixOf: ($type) => approvalKindOf({ $type } as Element),
  typeOf: (kind) => approvalElementType(kind as ApprovalKind),
  newProperties: (kind, id, create) =>
    drawStep({ id, type: kind as ApprovalKind, config: usualConfig(kind as ApprovalKind) }, { elementId: id, create }),
  changeKind: (get, element, kind) => changeStepKind(get, element, kind as ApprovalKind),
  isRepeated: (element) => Boolean(readStep(element)?.config.for_each),
  lookOfEdge,
  endsOfEdge: readWay,
  readGraph,
  // What `readGraph` reads, or a version of it.
  flatten: (graph) => flatten(graph as DrawnPlace),
}

/** When it is taken; what people call it stands beside it. */
function lookOfEdge(flow: Element): EdgeLook {
  const way = readWay(flow)
  const words = t().workflowDesigner.edge
  const tone = way?.condition === 'rejected' ? 'failure' : 'success'
  if (way?.default) return { tone, words: t().designer.edge.default }
  if (way?.condition === 'rejected' || way?.condition === 'approved') return { tone, words: words.short[way.condition] }
  return { tone, words: way?.condition ?? '' }
}
