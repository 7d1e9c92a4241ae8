import { nowhere } from '../../domain/approvals/tokens/token-state.ts'
import { recallGrants } from './callbacks/end-grant.ts'
import type { Stage } from './stage.ts'

/** Takes a request from wherever it is, with the roles that it gave. */
export async function takeBack(stage: Stage, status: 'draft' | 'cancelled'): Promise<void> {
  await recallGrants(stage)
  stage.status = status
  stage.state = nowhere
}
