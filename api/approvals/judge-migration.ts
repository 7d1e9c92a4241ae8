import { judgeMove, type MoveBasis } from '../../bpmn/approval/judge-move.ts'
import { listMovable, type MoveScope } from '../../db/approvals/migration-queries.ts'
import type { Db } from '../../db/database.ts'
import { type MoveProblem, unmatchedNodes } from '../../domain/approvals/move-request.ts'
import { nowhere } from '../../domain/approvals/tokens/token-state.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { Language } from '../../domain/text.ts'
import { moveBasis, type UnmatchedNode, unmatchedNode } from './map-nodes.ts'

const atOnce = 500
export const mostShown = 1000

/** Of each request that is under way by another version, whether it could be moved, and if not, why. */
export async function judgeMigration(db: Db, viewer: Viewer, scope: MoveScope, language: Language) {
  const bases = new Map<number, MoveBasis>()
  const to = await basisOf(scope.toVersion)
  const [refused, movable]: [Verdict[], Verdict[]] = [[], []]
  const unmatched = new Map<string, UnmatchedNode>()
  let [total, after] = [0, 0]
  for (;;) {
    const requests = await listMovable(db, viewer, { ...scope, after, limit: atOnce })
    for (const request of requests) {
      const from = await basisOf(request.workflow_version)
      const at = { tokens: request.tokens ?? nowhere, form: request.form_data }
      for (const id of unmatchedNodes({ from, to }, at.tokens)) {
        unmatched.set(id, unmatched.get(id) ?? unmatchedNode(id, from, to))
      }
      const moved = await judgeMove({ from, to, mapping: scope.nodeMapping }, at)
      const problems = 'problems' in moved ? moved.problems : []
      const list = problems.length > 0 ? refused : movable
      list.push(verdictOf(request, problems))
    }
    total += requests.length
    after = requests.at(-1)?.id ?? after
    if (requests.length < atOnce) break
  }
  const items = [...refused, ...movable].slice(0, mostShown)
  const unmatched_nodes = [...unmatched.values()]
  return { to_version: scope.toVersion, total, movable: movable.length, unmatched_nodes, items }

  async function basisOf(version: number): Promise<MoveBasis> {
    const known = bases.get(version)
    if (known) return known
    const basis = await moveBasis(db, scope.workflowId, version)
    bases.set(version, basis)
    return basis
  }

  function verdictOf({ id, workflow_version, tokens: _, form_data: __, ...request }: Movable, problems: MoveProblem[]) {
    const told = problems.map((problem) => ({ ...problem, message: problem.message[language] }))
    return {
      ...request,
      instance_id: id,
      from_version: workflow_version,
      can_move: problems.length === 0,
      problems: told,
    }
  }
}

type Movable = Awaited<ReturnType<typeof listMovable>>[number]
type Verdict = Omit<Movable, 'id' | 'workflow_version' | 'tokens' | 'form_data'> & {
  instance_id: number
  from_version: number
  can_move: boolean
  problems: (Omit<MoveProblem, 'message'> & { message: string })[]
}
