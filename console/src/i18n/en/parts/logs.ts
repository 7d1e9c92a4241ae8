export { logNames } from '../log-names.ts'
