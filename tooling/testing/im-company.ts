import type { ImPerson } from './im-vendors.ts'

/** `parentId` 1 is the company itself. */
type ImDepartment = { id: number; parentId: number; name: string }
export type ImMember = ImPerson & {
  /** The main one first; 1 is the company itself. */
  departmentIds: number[]
  mobile?: string
  isDisabled?: boolean
}

export type ImCompany = {
  departments: ImDepartment[]
  members: ImMember[]
  /** The application may not be told these fields. */
  hidden: Set<'name' | 'tenant_key'>
  /** The application may not read the directory. */
  isClosed: boolean
  /** Answers say that there is more, and never how to go on; or hold no list at all. */
  isGarbled: 'endless' | 'empty' | false
  /** So many of the next questions come too often. */
  tooOften: number
}

type Asked = { body: Record<string, unknown>; query: URLSearchParams; headers: Record<string, unknown>; path: string }
export type Answer = (asked: Asked) => [status: number, body: object, headers?: Record<string, string>]
type Peer = { company: ImCompany; tenantKey: string; isAppToken(token: string): boolean }

const root = 1

export function emptyCompany(): ImCompany {
  return { departments: [], members: [], hidden: new Set(), isClosed: false, isGarbled: false, tooOften: 0 }
}

/** What the three vendors tell of a company's departments and people, by `METHOD path`, `*` for one part of a path. */
export function companyAnswers({ company, tenantKey, isAppToken }: Peer): Record<string, Answer> {
  const withName = <T extends object>(row: T, name: string) => (company.hidden.has('name') ? row : { ...row, name })
  const below = (id: number): ImDepartment[] =>
    company.departments.filter(({ parentId }) => parentId === id).flatMap((child) => [child, ...below(child.id)])
  const directlyIn = (id: number) => company.members.filter(({ departmentIds }) => departmentIds.includes(id))
  const garbled = (answer: object): object => {
    if (company.isGarbled === 'empty') return 'tenant' in answer ? answer : { items: 'none', result: null }
    if (company.isGarbled !== 'endless') return answer
    const { result } = answer as { result?: object }
    const more = { has_more: true, next_cursor: 0 }
    return result && !Array.isArray(result) ? { result: { ...result, ...more } } : { ...answer, ...more }
  }
  const isTooOften = () => company.tooOften > 0 && company.tooOften-- > 0

  const feishu =
    (answer: (asked: Asked) => object): Answer =>
    (asked) => {
      if (!isAppToken(String(asked.headers.authorization).replace(/^Bearer /, ''))) {
        return [400, { code: 99991663, msg: 'Invalid access token for authorization.' }]
      }
      if (isTooOften()) return [429, { code: 99991400, msg: 'request trigger frequency limit' }]
      if (company.isClosed) return [400, { code: 40004, msg: 'no dept authority error' }]
      return [200, { code: 0, msg: 'success', data: garbled(answer(asked)) }]
    }
  const old =
    (answer: (asked: Asked) => object): Answer =>
    (asked) => {
      if (!isAppToken(asked.query.get('access_token') ?? '')) return [200, { errcode: 40014, errmsg: 'invalid token' }]
      const isDingtalk = asked.path.startsWith('/topapi/')
      if (isTooOften()) return [200, { errcode: isDingtalk ? 90018 : 45009, errmsg: 'api freq out of limit' }]
      if (company.isClosed) return [200, { errcode: 60011, errmsg: 'no privilege to access' }]
      return [200, { errcode: 0, errmsg: 'ok', ...garbled(answer(asked)) }]
    }

  return {
    'GET /open-apis/tenant/v2/tenant/query': feishu(() => ({
      tenant: company.hidden.has('tenant_key') ? {} : { name: 'Company', tenant_key: tenantKey },
    })),
    'GET /open-apis/contact/v3/departments/*/children': feishu(({ query, path }) => {
      const rows = below(ofFeishu(path.split('/')[5])).map(({ id, parentId, name }) =>
        withName({ open_department_id: `od-${id}`, parent_department_id: toFeishu(parentId), order: String(id) }, name),
      )
      return pageOf(rows, query)
    }),
    'GET /open-apis/contact/v3/users/find_by_department': feishu(({ query }) => {
      const rows = directlyIn(ofFeishu(query.get('department_id'))).map((member) =>
        withName(
          {
            union_id: member.unionId,
            user_id: member.userId,
            open_id: `ou_${member.userId}`,
            mobile: member.mobile ?? '',
            ...(member.email && { enterprise_email: member.email }),
            department_ids: member.departmentIds.map(toFeishu).reverse(),
            orders: member.departmentIds.map((id, index) => ({
              department_id: toFeishu(id),
              is_primary_dept: index === 0,
            })),
            status: { is_frozen: member.isDisabled === true, is_resigned: false, is_exited: false, is_activated: true },
          },
          member.name,
        ),
      )
      return pageOf(rows, query)
    }),

    'POST /topapi/v2/department/listsub': old(({ body }) => ({
      result: company.departments
        .filter(({ parentId }) => parentId === body.dept_id)
        .map(({ id, parentId, name }) => withName({ dept_id: id, parent_id: parentId }, name)),
    })),
    'POST /topapi/v2/user/list': old(({ body }) => {
      const from = Number(body.cursor)
      const members = directlyIn(Number(body.dept_id))
      const until = from + Math.min(Number(body.size), 100)
      const hasMore = until < members.length
      const list = members.slice(from, until).map((member) =>
        withName(
          {
            ...{ userid: member.userId, unionid: member.unionId, mobile: member.mobile ?? '', active: true },
            ...(member.email && { org_email: member.email }),
            dept_id_list: member.departmentIds,
          },
          member.name,
        ),
      )
      return { result: { has_more: hasMore, ...(hasMore && { next_cursor: until }), list } }
    }),

    'GET /cgi-bin/department/list': old(({ query }) => {
      const id = Number(query.get('id') ?? root)
      const self = company.departments.find((department) => department.id === id) ?? {
        id,
        parentId: 0,
        name: 'Company',
      }
      return {
        department: [self, ...below(id)].map(({ id, parentId, name }) =>
          withName({ id, parentid: parentId, order: 4_294_967_295 - id }, name),
        ),
      }
    }),
    'GET /cgi-bin/user/list': old(({ query }) => ({
      userlist: directlyIn(Number(query.get('department_id'))).map((member) =>
        withName(
          {
            ...{ userid: member.userId, mobile: member.mobile ?? '', status: member.isDisabled ? 2 : 1 },
            ...(member.email && { biz_mail: member.email }),
            ...{ department: [...member.departmentIds].reverse(), main_department: member.departmentIds[0] },
          },
          member.name,
        ),
      ),
    })),
  }
}

const toFeishu = (id: number) => (id === root ? '0' : `od-${id}`)
const ofFeishu = (id: string | null | undefined) => (id === '0' ? root : Number(String(id).replace('od-', '')))

/** Feishu gives at most 50 rows at a time. */
function pageOf(rows: object[], query: URLSearchParams): object {
  const from = Number(query.get('page_token') ?? 0)
  const until = from + Math.min(Number(query.get('page_size') ?? 10), 50)
  const hasMore = until < rows.length
  return { has_more: hasMore, items: rows.slice(from, until), ...(hasMore && { page_token: String(until) }) }
}
