export const userStatuses = ['active', 'pending', 'disabled'] as const
