export { jobKinds } from '../job-kinds.ts'
