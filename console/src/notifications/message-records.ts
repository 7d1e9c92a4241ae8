import type { Schemas } from '../api/client.ts'

export type Message = Schemas['MessageLog']
export type MessageDetail = Schemas['MessageLogDetail']
export type Notification = Schemas['Notification']
