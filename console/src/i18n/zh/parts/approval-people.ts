export { approvalPeople } from '../approval-people.ts'
