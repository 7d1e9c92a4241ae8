import type { ConfigFields, StepFields } from '../../../../../../bpmn/extension/approval/step-fields.ts'
import type { FormSchema } from '../../../../../../domain/approvals/form.ts'
import type { DrawingState } from '../../../../designer/create-drawing.ts'
import type { Suggestion } from '../../../../designer/feel/suggestions.ts'

/** What the fields of every kind of node are given. What is undefined in a change is as by default. */
export type StepFieldsProps = {
  step: StepFields
  change: (config: ConfigFields) => void
  form: FormSchema | null
  suggestions: Suggestion[]
  drawing: DrawingState
}
