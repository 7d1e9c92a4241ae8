import type { FormRights } from '../../../../domain/approvals/form/field-rights.ts'
import type { FormData, FormSchema } from '../../../../domain/approvals/form.ts'
import type { FormFile } from './file-reads.ts'

export type ApprovalFormProps = {
  schema: FormSchema
  values: FormData
  /** By field, and `table.column`; what is not named can be read. */
  rights: FormRights
  /** By path as the server gives them, such as `form_data.items[2].price`. */
  errors?: Record<string, string>
  /** The names of files that the values speak of. */
  files?: FormFile[]
  /** Tables stay tables, however narrow it is: on paper. */
  isOnPaper?: boolean
  /** Left out, the form is only read. */
  onChange?: (values: FormData) => void
}
