import { nowhere } from '../../domain/approvals/tokens/token-state.ts'
import type { Stage } from './stage.ts'

/** Takes a request from wherever it is; what it had begun, and the roles that it gave, leave with its visits. */
export function takeBack(stage: Stage, status: 'draft' | 'cancelled'): void {
  stage.status = status
  stage.state = nowhere
}
