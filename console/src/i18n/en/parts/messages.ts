export { messages } from '../messages.ts'
export { notifications } from '../notifications.ts'
