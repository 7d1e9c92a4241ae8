import { createMemo } from 'solid-js'
import { createList } from '../api/create-list.ts'
import { createRecord } from '../api/create-record.ts'
import { can } from '../session/session.ts'
import type { Option } from '../ui/Select.tsx'
import { type Department, departmentsQuery, type Role, rolesQuery } from './iam-queries.ts'

/** The roles to choose from, with their names by id. */
export function createRoles() {
  const list = createList<Role>(() => ({
    ...rolesQuery({ page_size: 200, sort: 'id' }),
    isEnabled: can('role:read'),
  }))
  const byId = createMemo(() => new Map((list.rows() ?? []).map((role) => [role.id, role])))
  return {
    all: (): Role[] => list.rows() ?? [],
    nameOf: (id: number): string => byId().get(id)?.name ?? `#${id}`,
    nameOfCode: (code: string): string => (list.rows() ?? []).find((role) => role.code === code)?.name ?? code,
    options: (): Option[] => (list.rows() ?? []).map((role) => ({ value: String(role.id), label: role.name })),
  }
}

type Place = { id: number; name: string; path: string }

/** The departments to choose from, each under the whole way to it. */
export function createDepartments() {
  const record = createRecord(() => ({ ...departmentsQuery(), isEnabled: can('department:read') }))
  const places = createMemo(() => flatten((record.data() ?? []) as Department[], ''))
  const byId = createMemo(() => new Map(places().map((place) => [place.id, place])))
  return {
    tree: () => record.data() as Department[] | undefined,
    error: record.error,
    refetch: record.refetch,
    nameOf: (id: number | null): string => (id === null ? '–' : (byId().get(id)?.name ?? `#${id}`)),
    pathOf: (id: number | null): string => (id === null ? '–' : (byId().get(id)?.path ?? `#${id}`)),
    options: (): Option[] => places().map(({ id, path }) => ({ value: String(id), label: path })),
  }
}

function flatten(nodes: Department[], above: string): Place[] {
  return nodes.flatMap((node) => {
    const path = above === '' ? node.name : `${above} / ${node.name}`
    return [{ id: node.id, name: node.name, path }, ...flatten(node.children as Department[], path)]
  })
}
