export type Heard = {
  /** Goes to the log file. */
  isKept: boolean
  /** What the person at the terminal reads. */
  shown?: string
  isReady: boolean
}

const warnLevel = 40

/**
 * Children log JSON lines, of which a person sees warnings and errors. Anything else on their standard output is meant
 * for the person alone, such as the first password, and is kept nowhere; on standard error it is for the log.
 */
export function hear(line: string, stream: 'stdout' | 'stderr'): Heard {
  const entry = parseEntry(line)
  if (!entry)
    return stream === 'stderr' ? { isKept: true, isReady: false } : { isKept: false, shown: line, isReady: false }
  const isReady = entry.msg === 'ready'
  const level = levelOf(entry.level)
  if (level < warnLevel) return { isKept: true, isReady }
  return { isKept: true, isReady, shown: `${level > warnLevel ? 'ERROR' : 'WARN'} ${messageOf(entry)}` }
}

type Entry = { level?: unknown; msg?: unknown; err?: { message?: unknown } }

/** Most lines are neither a warning nor the one that says ready, and parsing them would cost more than writing them. */
function parseEntry(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined
  if (!notable.test(line)) return {}
  try {
    return JSON.parse(line) as Entry
  } catch {
    return undefined
  }
}

const notable = /"level":"?(?:[4-9]\d|warn|error|fatal)|"msg":"ready"/i

function levelOf(level: unknown): number {
  if (typeof level === 'number') return level
  return { warn: 40, error: 50, fatal: 60 }[String(level).toLowerCase()] ?? 30
}

function messageOf({ msg, err }: Entry): string {
  const reason = typeof err?.message === 'string' ? err.message.split('\n')[0] : undefined
  return [msg, reason].filter((part) => typeof part === 'string' && part !== '').join(': ')
}

/** The same sentence is shown once in a while, however often it comes. */
export function createQuietShow(show: (line: string) => void, quietMs = 10_000, now: () => number = Date.now) {
  const lastShown = new Map<string, number>()
  return (line: string) => {
    const at = now()
    if (at - (lastShown.get(line) ?? Number.NEGATIVE_INFINITY) < quietMs) return
    if (lastShown.size > 1_000) lastShown.clear()
    lastShown.set(line, at)
    show(line)
  }
}

/** What a process said last of why it ended, without the frames of a stack. */
export function lastWords(lines: string[], count = 1): string[] {
  const words = lines.flatMap((line) => {
    const entry = parseEntry(line)
    if (entry) return levelOf(entry.level) >= warnLevel ? [messageOf(entry)] : []
    return isNoise(line) ? [] : [line.trim()]
  })
  const faults = words.filter((line) => /error|fatal|panic|cannot|failed|refuse/i.test(line))
  return (faults.length > 0 ? faults : words).slice(-count).map((line) => line.slice(0, 300))
}

function isNoise(line: string): boolean {
  return /^\s*(at |\^|throw |node:|Node\.js v|[{}\]]|$|\w+: .*,?$)/.test(line) && !/error:/i.test(line)
}
