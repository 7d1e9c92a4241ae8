export { settings } from '../settings/index.ts'
