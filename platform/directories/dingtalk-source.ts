import { conflict } from '../../domain/errors.ts'
import type { DirectoryDepartment, DirectorySource } from '../../domain/iam/directory/directory-source.ts'
import type { ConfigOf } from '../../domain/iam/identity-providers/provider-kinds.ts'
import { text } from '../../domain/text.ts'
import { incomplete } from '../sign-in/answers.ts'
import type { DingtalkApp } from '../sign-in/dingtalk-app.ts'
import { type Json, type ProviderRefusal, stringOf } from '../sign-in/provider-calls.ts'
import { idsIn, type Member, readCompany, rowsOf, unreadable } from './company-tree.ts'
import { type Patience, patiently } from './patience.ts'

type Options = {
  app: DingtalkApp
  config: ConfigOf<'dingtalk'>
  allowedTenants: readonly string[]
  waitsMs?: readonly number[] | undefined
}

const pageSize = 100
/** The department that stands for the whole company. */
const company = '1'
const directoryRight = '通讯录部门信息读权限、成员信息读权限'

/** https://open.dingtalk.com/document/orgapp/obtain-the-department-list-v2, …/queries-the-complete-information-of-a-department-user */
export function createDingtalkSource({ app, config, allowedTenants, waitsMs }: Options): DirectorySource {
  const rootId = config.root_department ?? company

  /** It names children alone, so the tree is walked level by level. */
  async function listDepartments(patience: Patience): Promise<DirectoryDepartment[]> {
    const found: DirectoryDepartment[] = []
    const seen = new Set([rootId])
    for (let level = [rootId]; level.length > 0; ) {
      const below: DirectoryDepartment[] = []
      for (const id of level) {
        const rows = await patiently(
          () => app.ask('v2/department/listsub', { dept_id: Number(id) }),
          isTooOften,
          patience,
        )
        below.push(...rowsOf(rows, 'result').map((row) => departmentOf(row, id, rootId)))
      }
      const fresh = below.filter(({ id }) => !seen.has(id))
      for (const { id } of fresh) seen.add(id)
      found.push(...fresh)
      level = fresh.map(({ id }) => id)
    }
    return found
  }

  async function* membersOf(departmentId: string, patience: Patience): AsyncGenerator<Member[]> {
    let cursor: number | undefined = 0
    while (cursor !== undefined) {
      const question = { dept_id: Number(departmentId), cursor, size: pageSize, contain_access_limit: false }
      const answer = await patiently(() => app.ask('v2/user/list', question), isTooOften, patience)
      const { list, has_more, next_cursor } = (answer ?? {}) as Json
      yield rowsOf(list, 'list').map(memberOf)
      const next = has_more === true ? Number(next_cursor) : undefined
      // One that does not move would be asked for ever.
      if (next !== undefined && !(next > cursor)) throw incomplete('next_cursor')
      cursor = next
    }
  }

  return {
    async realm() {
      const [corpId, ...others] = allowedTenants
      if (corpId === undefined || others.length > 0) throw conflict(oneCompany)
      return { authority: config.api_url, tenant: corpId }
    },
    readPages: (signal) =>
      readCompany(
        { rootId, listDepartments, membersOf },
        { signal, waitsMs, withDepartments: config.sync.sync_departments },
      ),
  }
}

/** What an older gateway refuses comes as 88 with the real code in its words. */
function isTooOften({ code, message }: ProviderRefusal): boolean {
  return /^(90002|90018|40\d{4}\.QpsLimit)/.test(code) || (code === '88' && /900(02|18)|QpsLimit/i.test(message))
}

function departmentOf(row: Json, parentId: string, rootId: string): DirectoryDepartment {
  return {
    id: stringOf(row.dept_id) ?? missing('dept_id'),
    parentId: parentId === rootId ? null : parentId,
    name: stringOf(row.name) ?? missing('name'),
    sort: Number(row.order) || 0,
  }
}

function memberOf(row: Json): Member {
  return {
    id: stringOf(row.unionid) ?? missing('unionid'),
    username: stringOf(row.userid) ?? missing('userid'),
    name: stringOf(row.name) ?? missing('name'),
    // The company gave the first one; the other is what the person typed.
    email: stringOf(row.org_email) ?? stringOf(row.email) ?? null,
    phone: stringOf(row.mobile) ?? null,
    departmentIds: idsIn(row.dept_id_list),
    // Whoever left is no longer there; `active` only says whether somebody has opened the application yet.
    isDisabled: false,
  }
}

function missing(field: string): never {
  throw unreadable(field, directoryRight)
}

const oneCompany = text(
  '同步钉钉通讯录时，允许的企业必须恰好是应用所属的那一个 CorpId',
  'To sync DingTalk, the companies that may sign in must be exactly the one CorpId that the application belongs to',
)
