import type { Db } from '../../db/database.ts'
import { type Department, listCountedDepartments, listDepartments } from '../../db/iam/department-queries.ts'
import { columnRuleOf } from '../../domain/iam/viewer.ts'
import type { Caller } from '../context.ts'

type Counted = Department & { user_count: number | null; total_user_count: number | null }

/** A count tells no more than the list of users would: whoever cannot ask that list for a department gets none. */
export async function countDepartments(db: Db, { permissions, viewer }: Caller): Promise<Counted[]> {
  const mayCount = permissions.has('user:read') && !columnRuleOf(viewer, 'user', 'department_id')
  if (mayCount) return listCountedDepartments(db, viewer)
  return (await listDepartments(db)).map((row) => ({ ...row, user_count: null, total_user_count: null }))
}
