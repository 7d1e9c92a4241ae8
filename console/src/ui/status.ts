import Ban from 'lucide-solid/icons/ban'
import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleDashed from 'lucide-solid/icons/circle-dashed'
import CircleX from 'lucide-solid/icons/circle-x'
import LoaderCircle from 'lucide-solid/icons/loader-circle'
import SkipForward from 'lucide-solid/icons/skip-forward'
import Timer from 'lucide-solid/icons/timer'
import type { Icon } from './icon.ts'

export const tones = ['waiting', 'running', 'success', 'failed', 'timeout', 'cancelled', 'skipped'] as const
export type Tone = (typeof tones)[number]

type ToneLook = { icon: Icon; text: string; soft: string; solid: string }

/** A status is never told by colour alone: each has its own shape and, in a badge, its word. */
export const toneLook: Record<Tone, ToneLook> = {
  waiting: { icon: CircleDashed, text: 'text-waiting', soft: 'bg-waiting-soft', solid: 'bg-waiting-solid' },
  running: { icon: LoaderCircle, text: 'text-running', soft: 'bg-running-soft', solid: 'bg-running-solid' },
  success: { icon: CircleCheck, text: 'text-success', soft: 'bg-success-soft', solid: 'bg-success-solid' },
  failed: { icon: CircleX, text: 'text-failed', soft: 'bg-failed-soft', solid: 'bg-failed-solid' },
  timeout: { icon: Timer, text: 'text-timeout', soft: 'bg-timeout-soft', solid: 'bg-timeout-solid' },
  cancelled: { icon: Ban, text: 'text-cancelled', soft: 'bg-cancelled-soft', solid: 'bg-cancelled-solid' },
  skipped: { icon: SkipForward, text: 'text-skipped', soft: 'bg-skipped-soft', solid: 'bg-skipped-solid' },
}
