import type { Db } from '../../db/database.ts'
import type { StoredFile } from '../../db/files/file-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { visibleApproval } from '../approvals/approval-record.ts'
import { maySeeFormFile } from '../approvals/shown-form.ts'
import type { Caller } from '../context.ts'

export type FileRight = (about: { db: Db; caller: Caller; ownerId: string; fileId: number }) => Promise<boolean>

/** By the table of the record that a file belongs to: who may read that record may read its files. */
const fileRights: Readonly<Record<string, FileRight>> = {
  async approval_form({ db, caller, ownerId, fileId }) {
    const approval = await thereFor(visibleApproval({ var: { db, caller } }, Number(ownerId)))
    return approval !== undefined && maySeeFormFile({ db, userId: caller.userId }, { approval, fileId })
  },
  async approval_instance({ db, caller, ownerId }) {
    return (await thereFor(visibleApproval({ var: { db, caller } }, Number(ownerId)))) !== undefined
  },
}

/** A file that belongs to nothing yet is its uploader's; one whose record nobody can vouch for is nobody's. */
export async function mayReadFile(
  { db, caller }: { db: Db; caller: Caller },
  file: StoredFile,
  rights: Readonly<Record<string, FileRight>> = fileRights,
): Promise<boolean> {
  if (file.owner_table === null || file.owner_id === null) return file.created_by === caller.userId
  const right = Object.hasOwn(rights, file.owner_table) ? rights[file.owner_table] : undefined
  return right ? right({ db, caller, ownerId: file.owner_id, fileId: file.id }) : false
}

async function thereFor<T>(record: Promise<T>): Promise<T | undefined> {
  try {
    return await record
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return undefined
    throw error
  }
}
