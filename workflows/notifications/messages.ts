export const notificationQueue = 'ops'

/** One workflow for each batch; a batch that is asked for twice is delivered once. */
export function notificationWorkflowId(batch: string): string {
  return `notification:${batch}`
}

export type NotificationRequest = { batch: string }
