import { type Text, text } from '../../text.ts'
import { displayName, suggestUsername } from '../identity-providers/identity.ts'
import { foldUsername, userInput } from '../user.ts'
import type { DirectoryPerson } from './directory-source.ts'
import type { PlannedChange } from './directory-sync.ts'

/** Somebody here who is known by this directory. */
export type KnownPerson = {
  userId: number
  subject: string
  username: string
  name: string
  email: string | null
  phone: string | null
  departmentId: number | null
  status: 'active' | 'pending' | 'disabled'
  /** The directory itself switched them off, so it may switch them on. */
  directoryDisabled: boolean
}

export type PeopleState = {
  known: readonly KnownPerson[]
  takenUsernames: ReadonlySet<string>
  /** Folded address → whose it is. */
  emails: ReadonlyMap<string, number>
  /** Directory's department → ours, as far as it is there already; undefined leaves departments alone. */
  departments: ReadonlyMap<string, number> | undefined
}

type Options = { providerCode: string; createUsers: boolean }

/** Nobody is taken for somebody here because of a name or an address: only an identity counts. */
export function planPeople(read: readonly DirectoryPerson[], state: PeopleState, options: Options): PlannedChange[] {
  const bySubject = new Map(state.known.map((known) => [known.subject, known]))
  const usernames = new Set(state.takenUsernames)
  const emails = new Map(state.emails)
  const changes: PlannedChange[] = []
  for (const person of read) {
    const known = bySubject.get(person.id)
    if (known) changes.push(...planKnown(person, known, { ...state, emails }))
    else if (!person.isDisabled && options.createUsers) {
      changes.push(planNew(person, { ...state, takenUsernames: usernames, emails }, options.providerCode))
    }
    const fresh = changes.at(-1)
    if (fresh?.externalId === person.id && fresh.action === 'create' && !fresh.conflict) {
      usernames.add(foldUsername(fresh.after?.username ?? ''))
      if (fresh.after?.email) emails.set(fresh.after.email.toLowerCase(), -1)
    }
  }
  const seen = new Set(read.map(({ id }) => id))
  const gone = state.known.filter(({ subject, status }) => !seen.has(subject) && status === 'active')
  return [...changes, ...gone.map((known) => disable(known, isGone))]
}

/** Whether so many would be switched off that somebody has to look first. */
export function disablesTooMany(
  changes: readonly PlannedChange[],
  known: readonly KnownPerson[],
  percent: number,
): boolean {
  const active = known.filter(({ status }) => status === 'active').length
  const disabled = changes.filter(({ action }) => action === 'disable').length
  return disabled > 0 && disabled * 100 > active * percent
}

function planNew(person: DirectoryPerson, state: PeopleState, providerCode: string): PlannedChange {
  const { name, email, phone } = normalized(person)
  const username = suggestUsername({ username: person.username, subject: person.id }, providerCode)
  const after = { username, name, email, phone, ...(state.departments && { department: person.departmentId }) }
  const isEmailTaken = email !== null && state.emails.has(email.toLowerCase())
  const conflict = state.takenUsernames.has(foldUsername(username)) ? nameTaken : isEmailTaken ? emailTaken : null
  return {
    kind: 'person',
    action: 'create',
    externalId: person.id,
    targetId: null,
    label: name,
    before: null,
    after,
    reason: isNew,
    conflict,
  }
}

function planKnown(person: DirectoryPerson, known: KnownPerson, state: PeopleState): PlannedChange[] {
  if (person.isDisabled) return known.status === 'active' ? [disable(known, isOff)] : []
  const common = {
    kind: 'person',
    externalId: person.id,
    targetId: known.userId,
    label: known.name,
    conflict: null,
  } as const
  const changes: PlannedChange[] = []
  if (known.status === 'disabled' && known.directoryDisabled) {
    changes.push({ ...common, action: 'enable', before: null, after: null, reason: isBack })
  }
  const { name, email, phone } = normalized(person)
  // What the directory does not know, people may have entered here.
  const wanted = { name, email: email ?? known.email, phone: phone ?? known.phone }
  const fields = (['name', 'email', 'phone'] as const).filter((field) => wanted[field] !== known[field])
  if (fields.length > 0) {
    const owner = wanted.email === null ? undefined : state.emails.get(wanted.email.toLowerCase())
    const conflict = fields.includes('email') && owner !== undefined && owner !== known.userId ? emailTaken : null
    const pick = (from: typeof wanted) => Object.fromEntries(fields.map((field) => [field, from[field]]))
    changes.push({ ...common, action: 'update', before: pick(known), after: pick(wanted), reason: isChanged, conflict })
  }
  if (state.departments && isElsewhere(person, known, state.departments)) {
    const before = [...state.departments].find(([, id]) => id === known.departmentId)?.[0] ?? null
    changes.push({
      ...common,
      action: 'move',
      before: { department: before },
      after: { department: person.departmentId },
      reason: isMoved,
    })
  }
  return changes
}

/** Whom the directory puts nowhere stays where people put them. */
function isElsewhere(person: DirectoryPerson, known: KnownPerson, departments: ReadonlyMap<string, number>): boolean {
  return person.departmentId !== null && departments.get(person.departmentId) !== known.departmentId
}

function disable(known: KnownPerson, reason: Text): PlannedChange {
  return {
    kind: 'person',
    action: 'disable',
    externalId: known.subject,
    targetId: known.userId,
    label: known.name,
    before: null,
    after: null,
    reason,
    conflict: null,
  }
}

/** Only what a user may have here; the rest is left out rather than refused. */
function normalized({ name, username, email, phone }: DirectoryPerson) {
  const address = userInput.shape.email.safeParse(email ?? null)
  const number = userInput.shape.phone.safeParse(phone ?? null)
  return {
    name: displayName(name, username),
    email: (address.success && address.data) || null,
    phone: (number.success && number.data) || null,
  }
}

const isNew = text('目录中新增', 'New in the directory')
const isGone = text('目录中已删除', 'No longer in the directory')
const isOff = text('目录中已停用', 'Switched off in the directory')
const isBack = text('目录中已恢复', 'Switched on again in the directory')
const isChanged = text('目录中的资料已变更', 'Changed in the directory')
const isMoved = text('目录中已调换部门', 'In another department of the directory')
const nameTaken = text(
  '用户名已被其他账号使用，不会按名称自动关联',
  'Another account bears this username; nobody is linked by name',
)
const emailTaken = text('邮箱已被其他账号使用', 'Another account has this e-mail address')
