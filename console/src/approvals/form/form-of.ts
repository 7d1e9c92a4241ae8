import type { FormSchema } from '../../../../domain/approvals/form.ts'
import type { Schemas } from '../../api/client.ts'

/** The server keeps a form with all that may be left out of it filled in; its document has one name for both. */
export function formOf(schema: Schemas['FormSchema']): FormSchema {
  return schema as FormSchema
}
