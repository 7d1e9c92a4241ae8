export { jobRunWorkflow } from './jobs/job-run-workflow.ts'
