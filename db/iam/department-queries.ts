import { type Selectable, sql } from 'kysely'
import { conflict, DomainError, invalid, notFound } from '../../domain/errors.ts'
import type { DepartmentInput } from '../../domain/iam/department.ts'
import { leadsUpTo } from '../../domain/iam/hierarchy-rules.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { text } from '../../domain/text.ts'
import type { DbOrTx, Tables, Tx } from '../database.ts'
import { explainConstraint, explainReferences } from './constraints.ts'
import { visible } from './visible-rows.ts'

const departmentColumns = [
  'id',
  'name',
  'parent_id',
  'head_user_id',
  'sort',
  'created_by',
  'created_at',
  'updated_at',
  'version',
] as const

export type Department = Pick<Selectable<Tables['department']>, (typeof departmentColumns)[number]>

/** In the order in which they are shown. */
export async function listDepartments(db: DbOrTx): Promise<Department[]> {
  return db
    .selectFrom('department')
    .select(departmentColumns)
    .where('tenant_id', '=', 1)
    .orderBy('sort')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

type Counts = { user_count: number; total_user_count: number }

/** The same with the people in each, and in each with all below it, as far as the viewer sees them. */
export async function listCountedDepartments(db: DbOrTx, viewer: Viewer): Promise<(Department & Counts)[]> {
  return db
    .withRecursive('below(top, id)', (qb) =>
      qb
        .selectFrom('department')
        .select(['id as top', 'id'])
        .union(
          qb
            .selectFrom('department')
            .innerJoin('below', 'below.id', 'department.parent_id')
            .select(['below.top', 'department.id']),
        ),
    )
    .with('people', (qb) =>
      qb
        .selectFrom('user')
        .select(({ fn }) => ['department_id', fn.countAll<number>().as('count')])
        .where('tenant_id', '=', 1)
        .where('deleted_at', 'is', null)
        .where(visible(viewer, 'user'))
        .groupBy('department_id'),
    )
    .with('total', (qb) =>
      qb
        .selectFrom('below')
        .innerJoin('people', 'people.department_id', 'below.id')
        .select(({ fn }) => ['below.top', fn.sum<number>('people.count').as('count')])
        .groupBy('below.top'),
    )
    .selectFrom('department')
    .leftJoin('people', 'people.department_id', 'department.id')
    .leftJoin('total', 'total.top', 'department.id')
    .select(departmentColumns.map((column) => `department.${column}` as const))
    .select(({ fn, val }) => [
      fn.coalesce('people.count', val(0)).as('user_count'),
      fn.coalesce('total.count', val(0)).as('total_user_count'),
    ])
    .where('department.tenant_id', '=', 1)
    .orderBy('department.sort')
    .orderBy('department.name')
    .orderBy('department.id')
    .execute()
}

async function findDepartment(db: DbOrTx, id: number): Promise<Department | undefined> {
  return db.selectFrom('department').select(departmentColumns).where('id', '=', id).executeTakeFirst()
}

export async function getDepartment(db: DbOrTx, id: number): Promise<Department> {
  const department = await findDepartment(db, id)
  if (!department) throw notFound('部门', 'department')
  return department
}

export async function insertDepartment(
  tx: Tx,
  input: DepartmentInput,
  author: { userId: number | null },
): Promise<Department> {
  await refuseUnknownHead(tx, input)
  return tx
    .insertInto('department')
    .values({ ...rowOf(input), created_by: author.userId })
    .returning(departmentColumns)
    .executeTakeFirstOrThrow()
    .catch(explain)
}

/** Undefined when the department has another version by now, or is gone. */
export async function replaceDepartment(
  tx: Tx,
  id: number,
  version: number,
  input: DepartmentInput,
): Promise<Department | undefined> {
  if (input.parent_id) await refuseCircle(tx, id, input.parent_id)
  await refuseUnknownHead(tx, input)
  return tx
    .updateTable('department')
    .set({ ...rowOf(input), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(departmentColumns)
    .executeTakeFirst()
    .catch(explain)
}

export async function deleteDepartment(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('department').where('id', '=', id).execute().catch(explainReferences(inUse))
}

async function refuseUnknownHead(tx: Tx, { head_user_id }: DepartmentInput): Promise<void> {
  if (!head_user_id) return
  const head = await tx
    .selectFrom('user')
    .select('id')
    .where('id', '=', head_user_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (!head) throw invalid('head_user_id', text('负责人不存在', 'There is no such user'))
}

async function refuseCircle(tx: Tx, id: number, parentId: number): Promise<void> {
  // Two moves that are harmless alone could close a circle together.
  await sql`lock table department in share row exclusive mode`.execute(tx)
  const rows = await tx.selectFrom('department').select(['id', 'parent_id']).execute()
  const edges = rows.flatMap((row) => (row.parent_id === null ? [] : [{ id: row.id, parentId: row.parent_id }]))
  if (leadsUpTo([parentId], id, edges)) {
    throw invalid('parent_id', text('部门不能移到自己的下级之下', 'A department cannot be moved below itself'))
  }
}

function rowOf({ name, parent_id, head_user_id, sort }: DepartmentInput) {
  return { name, parent_id: parent_id ?? null, head_user_id: head_user_id ?? null, sort }
}

const nameTaken = text('同一上级下已有同名部门', 'Its parent has a department of this name already')
const inUse = () =>
  conflict(text('部门下仍有下级部门、用户或记录', 'The department still has departments, users or records'))

const explain = explainConstraint({
  department_tenant_id_parent_id_name_key: () =>
    new DomainError('conflict', nameTaken, { fields: [{ field: 'name', message: nameTaken }] }),
  department_parent_id_fkey: noSuchParent,
  // Who names the id that the new department is about to get.
  department_check: noSuchParent,
})

function noSuchParent(): DomainError {
  return invalid('parent_id', text('上级部门不存在', 'There is no such parent department'))
}
