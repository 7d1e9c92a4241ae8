export { apiKeys } from '../api-keys.ts'
export { audit } from '../audit.ts'
export { departments, logs, roles, users } from '../people.ts'
