export const auditActions = ['create', 'update', 'delete', 'read', 'export', 'execute'] as const

export type AuditAction = (typeof auditActions)[number]
