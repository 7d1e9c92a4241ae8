export { designer } from '../designer.ts'
