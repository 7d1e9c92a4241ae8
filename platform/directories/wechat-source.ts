import type { DirectoryDepartment, DirectorySource } from '../../domain/iam/directory/directory-source.ts'
import type { ConfigOf } from '../../domain/iam/identity-providers/provider-kinds.ts'
import { type Json, type ProviderRefusal, stringOf } from '../sign-in/provider-calls.ts'
import type { WechatApp } from '../sign-in/wechat-app.ts'
import { idsIn, type Member, readCompany, rowsOf, unreadable } from './company-tree.ts'
import { type Patience, patiently } from './patience.ts'

type Options = { app: WechatApp; config: ConfigOf<'wechat'>; waitsMs?: readonly number[] | undefined }

/** The department that stands for the whole company. */
const company = '1'
const tooOften = ['45009', '45033']
const visibleRange = '可见范围'
const gone = { disabled: 2, left: 5 }

/** https://developer.work.weixin.qq.com/document/path/90208, …/90201. Newer applications are told neither phone nor e-mail. */
export function createWechatSource({ app, config, waitsMs }: Options): DirectorySource {
  const rootId = config.root_department ?? company

  async function listDepartments(patience: Patience): Promise<DirectoryDepartment[]> {
    const { department } = await patiently(() => app.get('department/list', { id: rootId }), isTooOften, patience)
    const below = rowsOf(department, 'department').filter(({ id }) => stringOf(id) !== rootId)
    return below.map((row) => departmentOf(row, rootId))
  }

  /** Of one department at a time, unpaged, as the vendor has it. */
  async function* membersOf(departmentId: string, patience: Patience): AsyncGenerator<Member[]> {
    const ask = () => app.get('user/list', { department_id: departmentId })
    const { userlist } = await patiently(ask, isTooOften, patience)
    yield rowsOf(userlist, 'userlist').map(memberOf)
  }

  return {
    realm: async () => ({ authority: config.api_url, tenant: config.corp_id }),
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
  const parent = stringOf(row.parentid)
  return {
    id: stringOf(row.id) ?? missing('id'),
    parentId: parent === undefined || parent === rootId ? null : parent,
    name: stringOf(row.name) ?? missing('name'),
    // A greater one stands further up there, a smaller one here.
    sort: -(Number(row.order) || 0),
  }
}

function memberOf(row: Json): Member {
  const id = stringOf(row.userid) ?? missing('userid')
  return {
    id,
    username: id,
    name: stringOf(row.name) ?? missing('name'),
    email: stringOf(row.biz_mail) ?? stringOf(row.email) ?? null,
    phone: stringOf(row.mobile) ?? null,
    departmentIds: [...idsIn([row.main_department]), ...idsIn(row.department)],
    isDisabled: row.status === gone.disabled || row.status === gone.left,
  }
}

function missing(field: string): never {
  throw unreadable(field, visibleRange)
}
