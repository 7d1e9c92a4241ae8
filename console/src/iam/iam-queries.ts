import type { PermissionCode } from '../../../domain/iam/permission-catalogue.ts'
import { answerOf, api, type Schemas } from '../api/client.ts'
import type { paths } from '../api/schema.gen.ts'

export type User = Schemas['User']
export type Role = Schemas['Role']
export type Explanation = Schemas['PermissionExplanation']
export type Department = Schemas['DepartmentNode']

type UsersQuery = NonNullable<paths['/api/v1/users']['get']['parameters']['query']>
type RolesQuery = NonNullable<paths['/api/v1/roles']['get']['parameters']['query']>
type LoginsQuery = NonNullable<paths['/api/v1/login-logs']['get']['parameters']['query']>

export const usersQuery = (query: UsersQuery) => ({
  key: ['users', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/users', { params: { query }, signal })),
})

export const userQuery = (id: number) => ({
  key: ['users', 'one', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/users/{id}', { params: { path: { id } }, signal })),
})

export const userPermissionsQuery = (id: number) => ({
  key: ['users', 'permissions', id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/users/{id}/permissions', { params: { path: { id } }, signal })),
})

export const explainQuery = (id: number, code: PermissionCode) => ({
  key: ['users', 'permissions', id, code],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/users/{id}/permissions', { params: { path: { id }, query: { explain: code } }, signal })),
})

export const rolesQuery = (query: RolesQuery) => ({
  key: ['roles', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/roles', { params: { query }, signal })),
})

export const roleQuery = (id: number) => ({
  key: ['roles', 'one', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/roles/{id}', { params: { path: { id } }, signal })),
})

export const permissionsQuery = () => ({
  key: ['permissions'],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/permissions', { params: { query: { page_size: 200 } }, signal })),
})

export const departmentsQuery = () => ({
  key: ['departments'],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/departments', { signal })),
})

export const loginsQuery = (query: LoginsQuery) => ({
  key: ['login-logs', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/login-logs', { params: { query }, signal })),
})
