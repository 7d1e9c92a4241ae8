import type {
  DirectoryDepartment,
  DirectoryPage,
  DirectoryPerson,
} from '../../domain/iam/directory/directory-source.ts'
import { text } from '../../domain/text.ts'
import { incomplete } from '../sign-in/answers.ts'
import { type Json, stringOf } from '../sign-in/provider-calls.ts'
import { SignInFailure } from '../sign-in/sign-in-way.ts'
import type { Patience } from './patience.ts'

/** Somebody with all departments they are in, the main one first. */
export type Member = Omit<DirectoryPerson, 'departmentId'> & { departmentIds: string[] }

/** A company's directory as a messenger shows it: a tree of departments, each with the people that are right in it. */
export type CompanyTree = {
  rootId: string
  /** All below the root, at any depth. */
  listDepartments(patience: Patience): Promise<DirectoryDepartment[]>
  membersOf(departmentId: string, patience: Patience): AsyncIterable<Member[]>
}

/** Everybody once, in the first of their departments that is below the root; whoever is only in the root is in none. */
export async function* readCompany(
  { rootId, listDepartments, membersOf }: CompanyTree,
  { withDepartments, ...patience }: Patience & { withDepartments: boolean },
): AsyncGenerator<DirectoryPage> {
  const departments = ranked(await listDepartments(patience))
  const ids = new Set(departments.map(({ id }) => id))
  if (withDepartments) yield { departments, people: [] }
  const seen = new Set<string>()
  for (const departmentId of [rootId, ...ids]) {
    for await (const members of membersOf(departmentId, patience)) {
      patience.signal.throwIfAborted()
      const fresh = members.filter(({ id }) => !seen.has(id))
      for (const { id } of fresh) seen.add(id)
      const people = fresh.map(({ departmentIds, ...person }) => ({
        ...person,
        departmentId: departmentIds.find((id) => ids.has(id)) ?? null,
      }))
      yield { departments: [], people }
    }
  }
}

/** Vendors order siblings by numbers of up to 32 bits; here their ranks will do. */
function ranked(departments: DirectoryDepartment[]): DirectoryDepartment[] {
  return departments
    .toSorted((one, other) => one.sort - other.sort)
    .map((department, sort) => ({ ...department, sort }))
}

/** Throws where there is no list at all: an answer that is taken for an empty one would make everybody gone. */
export function rowsOf(value: unknown, field: string): Json[] {
  if (!Array.isArray(value)) throw incomplete(field)
  return value as Json[]
}

/** What of a list can be an id. */
export function idsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).flatMap((id) => stringOf(id) ?? [])
}

/** Somebody who is left out would count as gone, and a department without a name would get one that means nothing. */
export function unreadable(field: string, right: string): SignInFailure {
  return new SignInFailure(
    'untrusted_answer',
    text(
      `通讯录没有给出 ${field}，请为应用开通权限“${right}”`,
      `The directory did not say ${field}: give the application the right "${right}"`,
    ),
  )
}
