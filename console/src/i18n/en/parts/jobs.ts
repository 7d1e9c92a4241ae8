export { jobKinds } from '../job-kinds.ts'
export { jobs } from '../jobs.ts'
