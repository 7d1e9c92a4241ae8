import { t } from '../../i18n/language.ts'
import type { KeyValue } from '../../ui/key-value.ts'
import type { User } from '../iam-queries.ts'

export type UserDraft = {
  username: string
  name: string
  email: string
  phone: string
  department_id: string
  role_ids: string[]
  attributes: KeyValue[]
  status: 'active' | 'pending' | 'disabled'
  password: string
  must_change_password: boolean
}

export const emptyUser: UserDraft = {
  username: '',
  name: '',
  email: '',
  phone: '',
  department_id: '',
  role_ids: [],
  attributes: [],
  status: 'active',
  password: '',
  must_change_password: true,
}

export function draftOf(user: User): UserDraft {
  return {
    username: user.username,
    name: user.name,
    email: user.email ?? '',
    phone: user.phone ?? '',
    department_id: user.department_id === null ? '' : String(user.department_id),
    role_ids: user.role_ids.map(String),
    attributes: Object.entries(user.attributes).map(([name, value]) => ({ name, value: attributeText(value) })),
    status: user.status,
    password: '',
    must_change_password: user.must_change_password,
  }
}

/** `kept` holds attributes that are no list of words: as long as their text is not touched they stay what they are. */
export function bodyOfDraft(draft: UserDraft, kept: Record<string, unknown> = {}) {
  const { attributes, password, department_id, role_ids, email, phone, name, ...rest } = draft
  return {
    ...rest,
    name: name.trim() || rest.username,
    email: email.trim() || null,
    phone: phone.trim() || null,
    department_id: department_id === '' ? null : Number(department_id),
    role_ids: role_ids.map(Number),
    attributes: Object.fromEntries(
      attributes
        .filter((item) => item.name.trim() !== '')
        .map(({ name: key, value }) => [key.trim(), attributeOf(value, kept[key.trim()])]),
    ),
    ...(password !== '' && { password }),
  }
}

export function checkUser(draft: UserDraft): Partial<Record<keyof UserDraft, string>> {
  return draft.username.trim() === '' ? { username: t().form.required(t().users.username) } : {}
}

function attributeText(value: unknown): string {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function attributeOf(text: string, before: unknown): unknown {
  if (before !== undefined && attributeText(before) === text) return before
  return text
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
