import { type Text, text } from '../text.ts'

export const importFields = ['username', 'name', 'email', 'phone', 'department', 'roles'] as const
export type ImportField = (typeof importFields)[number]

export const largestImport = { bytes: 5 * 1024 * 1024, rows: 10_000, columns: 50, cellLength: 2000 }

/** What a row of a file makes: somebody new, a change of somebody, nothing, or a problem. */
export const importOutcomes = ['new', 'update', 'unchanged', 'error'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

/** The heads of the template and of an export, so that what was exported can be imported again. */
export const importHeads: Record<ImportField, Text> = {
  username: text('用户名', 'Username'),
  name: text('姓名', 'Name'),
  email: text('邮箱', 'E-mail'),
  phone: text('手机', 'Phone'),
  department: text('部门', 'Department'),
  roles: text('角色', 'Roles'),
}

/** Over what is wrong with the rows of a file that was given back to be mended; it is no column to import. */
export const problemHead: Text = text('问题', 'Problems')

const otherHeads: Record<ImportField, readonly string[]> = {
  username: ['账号', '帐号', '登录名', '用户账号', 'user', 'account', 'login', 'user name'],
  name: ['名字', '真实姓名', '员工姓名', 'full name', 'real name', 'display name'],
  email: ['电子邮箱', '电子邮件', '邮件', 'mail', 'email', 'email address'],
  phone: ['手机号', '手机号码', '电话', '联系电话', 'mobile', 'phone number', 'telephone'],
  department: ['所属部门', '部门路径', 'department path', 'dept', '组织'],
  roles: ['角色编码', '角色名称', 'role', 'role codes'],
}

const fieldByHead = new Map(
  importFields.flatMap((field) =>
    [field, importHeads[field].zh, importHeads[field].en, ...otherHeads[field]].map((head) => [foldHead(head), field]),
  ),
)

export type ImportColumns = {
  /** Where each field stands; the first column of a name counts. */
  places: Partial<Record<ImportField, number>>
  /** Heads that mean nothing here, a password among them: they are told, and left out. */
  ignored: string[]
}

export function recogniseColumns(heads: readonly string[]): ImportColumns {
  const places: Partial<Record<ImportField, number>> = {}
  const ignored: string[] = []
  heads.forEach((head, at) => {
    const field = fieldByHead.get(foldHead(head))
    if (field && places[field] === undefined) places[field] = at
    else if (head.trim() !== '' && !isProblemHead(head)) ignored.push(head.trim())
  })
  return { places, ignored }
}

function isProblemHead(head: string): boolean {
  return [problemHead.zh, problemHead.en].some((own) => foldHead(own) === foldHead(head))
}

/** `角色1、角色2`, in any of the ways in which people separate. */
export function splitRoles(cell: string): string[] {
  const names = cell.split(/[,，;；、|\n]/).map((name) => name.trim())
  return [...new Set(names.filter((name) => name !== ''))]
}

/** `总部 / 华东 / 上海` with whatever space and slash. */
export function splitPath(cell: string): string[] {
  return cell
    .split(/[/／>＞]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function foldHead(head: string): string {
  return head
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s*_\-()（）]/gu, '')
}
