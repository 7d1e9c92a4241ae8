export { account } from '../account.ts'
export { entry } from '../entry.ts'
export { online, room } from '../online.ts'
export { profile } from '../profile.ts'
