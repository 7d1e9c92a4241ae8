import type { WorkflowNode } from '../../../domain/approvals/workflow-graph.ts'
import type { Element } from '../../model/element.ts'
import type { Create } from '../../model/moddle.ts'
import {
  type FieldForm,
  json,
  named,
  nested,
  plain,
  propertiesOf,
  readForms,
  words,
  writeForms,
} from '../field-forms.ts'
import type { ApprovalKind } from './approval-kinds.ts'

/** A node as `nodes` says it; what is left out is as by default. Not checked yet. */
export type StepFields = { id: string; type: ApprovalKind; name?: string | undefined; config: ConfigFields }

/** An edge as `edges` says it. Not checked yet. */
export type WayFields = {
  id?: string | undefined
  source: string
  target: string
  name?: string | undefined
  condition?: string | null | undefined
  default?: boolean | undefined
}

export type DrawnPlace = { nodes: StepFields[]; edges: WayFields[] }

type AllFields<T> = T extends unknown ? keyof T : never
type FieldOf<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never
type AnyConfig = Exclude<WorkflowNode, { type: 'start' | 'parallel' | 'end' }>['config']

export type ConfigFields = { [K in keyof DrawnPlace]?: DrawnPlace[K] | undefined } & {
  [K in Exclude<AllFields<AnyConfig>, keyof DrawnPlace>]?: FieldOf<AnyConfig, K> | undefined
}

/** These are drawn: what stands in a sub-process, which gateway a condition is, the timer of a wait. */
type Drawn = 'nodes' | 'edges' | 'takes' | 'seconds'

/** The one place that knows the others; what each is for says `ops.json`. */
const forms = {
  approver_type: plain('approverType', { usual: 'user' }),
  user_ids: words('userIds', Number),
  role_id: plain('roleId'),
  level: plain('level', { usual: 1 }),
  levels: plain('levels', { usual: 'only' }),
  field: plain('field'),
  expression: plain('expression'),
  mode: plain('mode', { usual: 'all' }),
  ratio: plain('ratio'),
  ratio_inclusive: plain('ratioInclusive', { usual: false }),
  veto: plain('veto', { usual: false }),
  on_empty: plain('onEmpty', { usual: 'approve' }),
  assign_to: plain('assignTo'),
  on_self: plain('onSelf', { usual: 'allow' }),
  on_duplicate: plain('onDuplicate', { usual: 'ask' }),
  on_return: plain('onReturn', { usual: 'restart' }),
  choice: nested('choice', 'ops:Choice', {
    user_ids: words('userIds', Number),
    role_ids: words('roleIds', Number),
  }),
  timeout: nested('timeLimit', 'ops:TimeLimit', {
    seconds: plain('seconds'),
    calendar_id: plain('calendarId'),
    remind: plain('remind', { usual: 0 }),
    action: plain('action', { usual: 'none' }),
    to_user_id: plain('toUserId'),
  }),
  form_rights: named('rights', { type: 'ops:Right', value: 'right' }),
  calendar_id: plain('calendarId'),
  type: plain('service'),
  config: json('serviceConfig'),
  workflow_id: plain('workflowId'),
  for_each: plain('forEach'),
} satisfies Record<Exclude<keyof ConfigFields, Drawn>, FieldForm>

/** Of `ops:node`, what an approval's nodes have, besides what they are called. */
export const configProperties = propertiesOf(forms)

/** What `ops:node` says of its node. */
export function readConfig(node: Element | undefined): Record<string, unknown> {
  return readForms(forms, node)
}

/** What `ops:node` has to say of a node, by its own names. */
export function writeConfig(config: ConfigFields, create: Create): Record<string, unknown> {
  return writeForms(forms, config, create)
}
