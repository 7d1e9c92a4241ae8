/** A department as a directory knows it. `parentId` null: right below what is taken over. */
export type DirectoryDepartment = { id: string; parentId: string | null; name: string; sort: number }

export type DirectoryPerson = {
  /** What stays when the person is renamed. */
  id: string
  username: string
  name: string
  email: string | null
  phone: string | null
  departmentId: string | null
  isDisabled: boolean
}

export type DirectoryPage = { departments: DirectoryDepartment[]; people: DirectoryPerson[] }

/** Who vouches for the people of a directory; together with a person's id it is their identity. */
export type DirectoryRealm = { authority: string; tenant: string }

export type DirectorySource = {
  realm(signal: AbortSignal): Promise<DirectoryRealm>
  /** Everything, page by page, departments first. Throws rather than leaving anything out: what is missing counts as gone. */
  readPages(signal: AbortSignal): AsyncIterable<DirectoryPage>
}
