import type { FormSchema } from '../../../../domain/approvals/form.ts'
import { answerOf, api, type Schemas } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { formOf } from '../form/form-of.ts'

type Workflow = Schemas['Workflow']
/** What has a form; `version` is the edit lock, as everywhere but in definitions. */
export type FormHolder = Workflow & { version: number }

const noForm: FormSchema = { sections: [], fields: [] }

export function formIn({ form_schema }: Pick<Workflow, 'form_schema'>): FormSchema {
  return form_schema ? formOf(form_schema) : noForm
}

export function asHolder(workflow: Workflow): FormHolder {
  return { ...workflow, version: workflow.revision }
}

export const formHolderQuery = (id: number) => ({
  key: ['workflows', 'one', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/workflows/{id}', { params: { path: { id } }, signal })),
})

/** With all else as it is. */
export async function saveForm(
  { id, name, description, category, callbacks, options }: Workflow,
  schema: FormSchema,
  revision: number | undefined,
): Promise<FormHolder> {
  const body = {
    ...{ name, description, category, callbacks, options },
    form_schema: schema,
    ...(revision !== undefined && { revision }),
  }
  const saved = await answerOf(api.PUT('/api/v1/workflows/{id}', { params: { path: { id } }, body }))
  await queryClient.invalidateQueries({ queryKey: ['workflows'] })
  return asHolder(saved)
}
