import type { Dictionary } from '../dictionary.ts'

export const notifications: Dictionary['notifications'] = {
  title: 'Notifications',
  markRead: 'Mark as read',
  markAllRead: 'Mark all as read',
  unreadOnly: 'Unread only',
  all: 'All',
  types: { system: 'System', approval: 'Approval', task: 'Job', alert: 'Alert' },
  emptyTitle: 'No notifications',
  emptyBody: 'Failed jobs, announcements and everything else that concerns you appear here.',
  emptyUnread: 'No unread notifications',
  markFailed: 'Could not be marked as read',
  open: 'Open',
}
