import type { Readable } from 'node:stream'
import type { Db } from '../../db/database.ts'
import { listDepartments } from '../../db/iam/department-queries.ts'
import { listRoleNames } from '../../db/iam/user-import-queries.ts'
import { listUserIds, listUsersByIds, type User, type UserFilter } from '../../db/iam/user-queries.ts'
import { importFields, importHeads } from '../../domain/iam/user-import.ts'
import { columnRuleOf, type Viewer } from '../../domain/iam/viewer.ts'
import { type Language, type Text, text } from '../../domain/text.ts'
import { showTo } from './column-rules.ts'
import { departmentPaths } from './department-paths.ts'
import { type TableFormat, tableFile } from './table-file.ts'

export const usersSheet = text('用户', 'Users')
const batch = 500
const statusHead = text('状态', 'Status')
const lastLoginHead = text('最近登录', 'Last sign-in')
const createdHead = text('创建时间', 'Created')
const statuses: Record<User['status'], Text> = {
  active: text('正常', 'Active'),
  pending: text('待激活', 'Pending'),
  disabled: text('已停用', 'Disabled'),
}

const personalFields = ['phone', 'email']

/** Whether an export would show somebody's number or address as it is. */
export function exportsUnmasked(viewer: Viewer): boolean {
  return personalFields.some((field) => columnRuleOf(viewer, 'user', field) === undefined)
}

type Wish = { viewer: Viewer; filter: UserFilter; format: TableFormat; language: Language }

export function exportUsers(db: Db, { viewer, filter, format, language }: Wish): Readable {
  const heads = [...importFields.map((field) => importHeads[field]), statusHead, lastLoginHead, createdHead]
  return tableFile(format, {
    name: usersSheet[language],
    heads: heads.map((head) => head[language]),
    rows: eachUser(db, { viewer, filter, language }),
  })
}

/** A file to fill in, with one line that shows how. */
export function importTemplate(format: TableFormat, language: Language): Readable {
  const sample = {
    zh: ['zhangsan', '张三', 'zhangsan@example.com', '13800138000', '总部/运营部', '运营专员'],
    en: ['jdoe', 'Jane Doe', 'jdoe@example.com', '13800138000', 'Head office/Operations', 'ops_staff'],
  }[language]
  const heads = importFields.map((field) => importHeads[field][language])
  return tableFile(format, { name: usersSheet[language], heads, rows: [sample] })
}

async function* eachUser(db: Db, { viewer, filter, language }: Omit<Wish, 'format'>): AsyncGenerator<string[]> {
  const departments = departmentPaths(await listDepartments(db))
  const roles = new Map((await listRoleNames(db)).map(({ id, code }) => [id, code]))
  const ids = await listUserIds(db, viewer, filter)
  for (let start = 0; start < ids.length; start += batch) {
    const items = await listUsersByIds(db, viewer, ids.slice(start, start + batch))
    for (const user of showTo(viewer, 'user', items) as Partial<User>[]) {
      yield [
        user.username ?? '',
        user.name ?? '',
        user.email ?? '',
        user.phone ?? '',
        departments.get(user.department_id ?? 0) ?? '',
        (user.role_ids ?? []).map((id) => roles.get(id) ?? '').join(';'),
        user.status ? statuses[user.status][language] : '',
        timeText(user.last_login_at),
        timeText(user.created_at),
      ]
    }
  }
}

const timeText = (time: Date | null | undefined): string => time?.toISOString() ?? ''
