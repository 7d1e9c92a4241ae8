import type { NodeFields } from '../../../../../bpmn/extension/node-fields.ts'
import type { JobParam } from '../../../../../domain/jobs/job.ts'
import type { DrawingState } from '../../../designer/create-drawing.ts'
import type { Suggestion } from '../../../designer/feel/suggestions.ts'
import type { NodeChange } from '../extension/node-changes.ts'

/** What the fields of every kind of node are given. */
export type KindFieldsProps = {
  node: NodeFields
  change: (change: NodeChange) => void
  suggestions: Suggestion[]
  drawing: DrawingState
}

export type { JobParam }
