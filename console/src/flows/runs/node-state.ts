import CircleDashed from 'lucide-solid/icons/circle-dashed'
import Stamp from 'lucide-solid/icons/stamp'
import UserCheck from 'lucide-solid/icons/user-check'
import type { FlowNode } from '../../../../domain/flows/flow-graph.ts'
import { formatClock } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import type { Icon } from '../../ui/icon.ts'
import { type Tone, toneLook } from '../../ui/status.ts'
import type { RunNode } from '../flow-records.ts'

/** How a node's state is shown: a colour, a shape and a word, and whether it is under way. */
export type NodeLook = { tone: Tone; icon: Icon; word: string; isMoving: boolean }

type Shown = Pick<RunNode, 'status' | 'error_code' | 'due_at' | 'is_kept'>

export function nodeLook(node: Shown | undefined, type: FlowNode['type'] | undefined): NodeLook {
  if (!node) return { tone: 'waiting', icon: CircleDashed, word: t().status.waiting, isMoving: false }
  if (waitsForPerson(node, type)) {
    return { tone: 'cancelled', icon: UserCheck, word: t().flowRuns.waitingForPerson, isMoving: false }
  }
  if (node.status === 'running' && type === 'approval') {
    return { tone: 'cancelled', icon: Stamp, word: t().flowRuns.waitingForRequest, isMoving: false }
  }
  const tone = toneOfNode(node)
  return { tone, icon: toneLook[tone].icon, word: wordOf(node, tone, type), isMoving: tone === 'running' }
}

export function waitsForPerson({ status }: Pick<RunNode, 'status'>, type: FlowNode['type'] | undefined): boolean {
  return status === 'running' && type === 'manual'
}

export function toneOfNode({ status, error_code }: Pick<RunNode, 'status' | 'error_code'>): Tone {
  return status === 'failed' && error_code === 'timeout' ? 'timeout' : status
}

function wordOf(node: Shown, tone: Tone, type: FlowNode['type'] | undefined): string {
  const word = t().status[tone]
  if (node.status === 'running' && type === 'wait' && node.due_at) {
    return `${word} · ${t().flowRuns.waitingUntil(formatClock(new Date(node.due_at)))}`
  }
  if (node.status === 'failed' && node.error_code === 'rejected') return t().flowRuns.errorCodes.rejected
  return node.is_kept ? `${word} · ${t().flowRuns.kept}` : word
}

/** Why a node was skipped, in a sentence. */
export function skipText(reason: string | null): string | undefined {
  if (reason === null) return undefined
  const words = t().flowRuns
  const known = words.skipReasons as Record<string, string>
  return words.skippedBecause(known[reason] ?? words.otherSkip)
}

export function errorName(code: string): string {
  const known = t().flowRuns.errorCodes as Record<string, string>
  return known[code] ?? code
}
