import type { FieldError } from '../../domain/errors.ts'
import { splitPath, splitRoles } from '../../domain/iam/user-import.ts'
import { text } from '../../domain/text.ts'
import type { Surroundings } from './import-surroundings.ts'
import type { ImportCells } from './read-import.ts'

type Resolved = { roleIds: number[]; departmentId: number | null; errors: FieldError[] }

/** The roles and the department that the cells of a row name. */
export function resolveNames(cells: ImportCells, { roles, departments }: Surroundings): Resolved {
  const errors: FieldError[] = []
  const roleIds = splitRoles(cells.roles ?? '').flatMap((name) => {
    const id = roles.idOf.get(name)
    if (id) return [id]
    const message =
      id === null
        ? text(`有多个角色叫“${name}”，请写编码`, `Several roles are called “${name}”; give the code`)
        : text(`没有角色“${name}”`, `There is no role “${name}”`)
    errors.push({ field: 'roles', message })
    return []
  })
  const path = splitPath(cells.department ?? '').join('/')
  const departmentId = path === '' ? null : departments.idOf.get(path)
  if (departmentId === undefined) {
    errors.push({ field: 'department', message: text(`没有部门“${path}”`, `There is no department “${path}”`) })
  }
  if (departmentId === null && path !== '') {
    const message = text(
      `有多个部门叫“${path}”，请写完整路径`,
      `Several departments are called “${path}”; give the whole path`,
    )
    errors.push({ field: 'department', message })
  }
  return { roleIds, departmentId: departmentId ?? null, errors }
}
