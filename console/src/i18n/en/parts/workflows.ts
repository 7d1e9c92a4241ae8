export { approvalStart, workflows } from '../workflows.ts'
