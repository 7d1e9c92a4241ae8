import type { EgressRequest } from '../egress/egress.ts'

/** `title` and `text` are markdown already; `isGood`: it tells of something that is well again. */
export type RobotMessage = { title: string; text: string; isGood: boolean; link?: { label: string; url: string } }

type OpenRobot = { url: string; secret: string | undefined }

/** What a vendor said; `code` is its own word for it. `too_many`: it takes nothing more for `pauseMs`. */
type RobotVerdict =
  | { kind: 'sent' }
  | { kind: 'refused' | 'later'; code: string; words: string }
  | { kind: 'too_many'; code: string; words: string; pauseMs: number }

export type RobotVendor = {
  request(message: RobotMessage, robot: OpenRobot, now: number): Pick<EgressRequest, 'url' | 'body'>
  /** Reads the answer's JSON; undefined when it is none that this vendor gives. */
  judge(answer: unknown): RobotVerdict | undefined
}

/** At most so many bytes of UTF-8, cut between characters. */
export function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  const mark = '…'
  let kept = Buffer.from(text)
    .subarray(0, most - Buffer.byteLength(mark))
    .toString()
  if (kept.endsWith('\ufffd')) kept = kept.replace(/\ufffd+$/, '')
  return kept + mark
}
