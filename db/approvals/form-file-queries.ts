import { filesIn } from '../../domain/approvals/form/field-value.ts'
import type { FormData, FormSchema } from '../../domain/approvals/form.ts'
import { DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { DbOrTx, Tx } from '../database.ts'
import { claimFile } from '../files/file-queries.ts'

/** Files that fields of a form name: apart from those that records of the instance bring along, because fields can be hidden. */
const owner = (instanceId: number) => ({ table: 'approval_form', id: instanceId })

export type FormFile = { id: number; name: string; size: number; content_type: string }

export async function listFormFiles(db: DbOrTx, instanceId: number): Promise<FormFile[]> {
  const { table, id } = owner(instanceId)
  return db
    .selectFrom('file')
    .select(['id', 'name', 'size_bytes as size', 'content_type'])
    .where('owner_table', '=', table)
    .where('owner_id', '=', String(id))
    .where('status', '=', 'ready')
    .orderBy('id')
    .execute()
}

/** What somebody uploaded for a form belongs to it from now on. Throws by field for a file that is not theirs to give. */
export async function claimFormFiles(
  tx: Tx,
  asked: { instanceId: number; userId: number | null; schema: FormSchema | null; form: FormData },
): Promise<void> {
  const { instanceId, userId, schema, form } = asked
  const named = schema ? filesIn(schema, form) : []
  if (named.length === 0) return
  const held = new Set((await listFormFiles(tx, instanceId)).map(({ id }) => id))
  for (const { id, field } of named) {
    if (held.has(id)) continue
    held.add(id)
    await claimFile(tx, id, { owner: owner(instanceId), userId: userId ?? 0 }).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'not_found') throw invalid(`form_data.${field}`, noFile)
      throw error
    })
  }
}

const noFile = text('文件不存在，或不是您上传的', 'names a file that does not exist, or that you did not upload')
