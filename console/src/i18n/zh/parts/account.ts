export { account } from '../account.ts'
export { online, room } from '../online.ts'
export { profile } from '../profile.ts'
