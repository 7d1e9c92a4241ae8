import type { DirectoryDepartment, DirectorySource } from '../../domain/iam/directory/directory-source.ts'
import type { ConfigOf } from '../../domain/iam/identity-providers/provider-kinds.ts'
import { foreignCompany, incomplete } from '../sign-in/answers.ts'
import type { FeishuApp } from '../sign-in/feishu-app.ts'
import { type Json, type ProviderRefusal, stringOf } from '../sign-in/provider-calls.ts'
import { idsIn, type Member, readCompany, rowsOf, unreadable } from './company-tree.ts'
import { type Patience, patiently } from './patience.ts'

type Options = {
  app: FeishuApp
  config: ConfigOf<'feishu'>
  allowedTenants: readonly string[]
  waitsMs?: readonly number[] | undefined
}

const pageSize = '50'
/** The department that stands for the whole company. */
const company = '0'
const tooOften = ['99991400', '11232']

/** https://open.feishu.cn/document/server-docs/contact-v3/department/children, …/user/find_by_department */
export function createFeishuSource({ app, config, allowedTenants, waitsMs }: Options): DirectorySource {
  const rootId = config.root_department ?? company

  async function* pagesOf(path: string, query: Record<string, string>, patience: Patience): AsyncGenerator<Json[]> {
    let token: string | undefined
    do {
      const asked = { ...query, page_size: pageSize, ...(token !== undefined && { page_token: token }) }
      const data = await patiently(() => app.get(path, asked), isTooOften, patience)
      // An empty department has no list.
      yield rowsOf(data.items ?? [], 'items')
      const next = data.has_more === true ? stringOf(data.page_token) : undefined
      // One that does not move would be asked for ever, and without one the rest would be missing.
      if (data.has_more === true && (next === undefined || next === token)) throw incomplete('page_token')
      token = next
    } while (token !== undefined)
  }

  async function listDepartments(patience: Patience): Promise<DirectoryDepartment[]> {
    const found: DirectoryDepartment[] = []
    const path = `contact/v3/departments/${encodeURIComponent(rootId)}/children`
    const query = { department_id_type: 'open_department_id', fetch_child: 'true' }
    for await (const page of pagesOf(path, query, patience)) found.push(...page.map((row) => departmentOf(row, rootId)))
    return found
  }

  async function* membersOf(departmentId: string, patience: Patience): AsyncGenerator<Member[]> {
    const ids = { department_id_type: 'open_department_id', user_id_type: 'union_id' }
    const query = { ...ids, department_id: departmentId }
    for await (const page of pagesOf('contact/v3/users/find_by_department', query, patience)) yield page.map(memberOf)
  }

  return {
    async realm(signal) {
      const ask = () => app.get('tenant/v2/tenant/query')
      const { tenant } = await patiently(ask, isTooOften, { signal, waitsMs })
      const tenantKey = stringOf((tenant as Json | undefined)?.tenant_key)
      if (!tenantKey) throw unreadable('tenant_key', 'tenant:tenant:readonly')
      if (!allowedTenants.includes(tenantKey)) throw foreignCompany(tenantKey)
      return { authority: config.api_url, tenant: tenantKey }
    },
    readPages: (signal) =>
      readCompany(
        { rootId, listDepartments, membersOf },
        { signal, waitsMs, withDepartments: config.sync.sync_departments },
      ),
  }
}

function isTooOften({ code }: ProviderRefusal): boolean {
  return tooOften.includes(code)
}

function departmentOf(row: Json, rootId: string): DirectoryDepartment {
  const parent = stringOf(row.parent_department_id)
  return {
    id: stringOf(row.open_department_id) ?? missing('open_department_id', 'contact:department.organize:readonly'),
    parentId: parent === undefined || parent === rootId || parent === company ? null : parent,
    name: stringOf(row.name) ?? missing('name', 'contact:department.base:readonly'),
    sort: Number(row.order) || 0,
  }
}

function memberOf(row: Json): Member {
  const id = stringOf(row.union_id) ?? missing('union_id', 'contact:contact.base:readonly')
  const email = stringOf(row.enterprise_email) ?? stringOf(row.email) ?? null
  const { is_frozen, is_resigned, is_exited } = (row.status ?? {}) as Json
  const main = rowsOf(row.orders ?? [], 'orders').find((order) => order.is_primary_dept === true)?.department_id
  return {
    id,
    username: stringOf(row.user_id) ?? email?.split('@')[0] ?? id,
    name: stringOf(row.name) ?? missing('name', 'contact:user.base:readonly'),
    email,
    phone: stringOf(row.mobile) ?? null,
    departmentIds: [...idsIn([main]), ...idsIn(row.department_ids)],
    isDisabled: is_frozen === true || is_resigned === true || is_exited === true,
  }
}

function missing(field: string, right: string): never {
  throw unreadable(field, right)
}
