import type { Db } from '../../db/database.ts'
import { findGrantPaths, type GrantingRole, type GrantPath, listGrantingRoles } from '../../db/iam/explain-queries.ts'
import { listRolesByCode } from '../../db/iam/role-queries.ts'
import type { DataScope } from '../../domain/iam/role.ts'
import { findRuledResource } from '../../domain/iam/ruled-resources.ts'
import { type ExplainedColumn, explainColumns, explainScopes, scopesOf, type Viewer } from '../../domain/iam/viewer.ts'

type Explanation = {
  paths: GrantPath[]
  granted_by: GrantingRole[]
  row_scopes: { role: string; scopes: DataScope[] }[]
  effective_scopes: DataScope[] | null
  columns: (ExplainedColumn & { roles: string[] })[]
  roles: { id: number; code: string; name: string }[]
}

/** Why somebody has a right or who could give it, and what roles say about the rows and columns that it is about. */
export async function explainRight(db: Db, viewer: Viewer, code: string): Promise<Explanation> {
  const [resource = ''] = code.split(':')
  // What is said of all resources narrows only those whose rows can be narrowed.
  const rowScopes = findRuledResource(resource) ? explainScopes(viewer, resource) : []
  const columns = explainColumns(viewer, resource).map((column) => ({
    ...column,
    roles: column.said.map(({ role }) => role),
  }))
  const named = [...rowScopes.map(({ role }) => role), ...columns.flatMap(({ roles }) => roles)]
  const [paths, grantedBy, roles] = await Promise.all([
    findGrantPaths(db, viewer.userId, code),
    listGrantingRoles(db, code),
    listRolesByCode(db, named),
  ])
  return {
    paths,
    granted_by: grantedBy,
    row_scopes: rowScopes,
    effective_scopes: rowScopes.length > 0 ? (scopesOf(viewer, resource) ?? null) : null,
    columns,
    roles,
  }
}
