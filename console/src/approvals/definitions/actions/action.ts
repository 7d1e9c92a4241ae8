import type { ApprovalCallback } from '../../../../../domain/approvals/workflow-graph.ts'

export type ActionType = ApprovalCallback['type']
/** Of what type and how: the server says what is missing, so that anything may stand here while one writes. */
export type Action = { type: ActionType; config: { [name: string]: unknown } }

export const actionTypes: ActionType[] = ['webhook', 'job', 'flow', 'notify', 'grant_role', 'config']

export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
export const idIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
export const idsIn = (value: unknown): number[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'number') : []

export function valuesIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
