import type { User } from './iam-queries.ts'

/** Many people bear the same name: what they sign in with tells them apart. */
export const personLabel = ({ name, username }: Pick<User, 'name' | 'username'>): string =>
  name === undefined || name === username ? username : `${name} (${username})`
