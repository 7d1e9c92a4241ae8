import { createSignal } from 'solid-js'

export type LogStream = 'stdout' | 'stderr' | 'system'
/** `at`: when it began to come, in milliseconds, where that is known. */
export type LogLine = { number: number; stream: LogStream; text: string; at?: number | undefined }

export const mostLines = 200_000
/** Whatever comes meanwhile is shown together. */
const showEveryMs = 50

/**
 * Output as it comes in, cut into lines; beyond the limit the oldest go and `dropped` counts them. A line that the other
 * stream breaks into goes on where it began: pipes are read in pieces that know nothing of lines.
 */
export function createLog() {
  const [version, setVersion] = createSignal(0)
  let lines: LogLine[] = []
  /** The numbers of lines that have not ended yet. */
  let open: { [stream in LogStream]?: number | undefined } = {}
  let nextNumber = 1

  function append(text: string, stream: LogStream = 'stdout', at?: number): void {
    const parts = text.replaceAll('\r\n', '\n').split('\n')
    // The platform speaks between attempts: what comes after it belongs to no line from before.
    if (stream === 'system') open = { system: open.system }
    const index = indexOf(open[stream])
    const begun = lines[index]
    if (begun) lines[index] = { ...begun, text: overwrite(begun.text + (parts.shift() ?? '')) }
    const isStillOpen = begun !== undefined && parts.length === 0
    const endsOpen = parts.at(-1) !== ''
    if (!endsOpen) parts.pop()
    for (const part of parts) lines.push({ number: nextNumber++, stream, text: overwrite(part), at })
    if (!isStillOpen) open[stream] = endsOpen ? nextNumber - 1 : undefined
    if (lines.length > mostLines) lines = lines.slice(-mostLines)
    touch()
  }

  function indexOf(number: number | undefined): number {
    return number === undefined ? -1 : number - (lines[0]?.number ?? 0)
  }

  function clear(): void {
    lines = []
    open = {}
    nextNumber = 1
    touch()
  }

  let isTouched = false
  function touch(): void {
    if (isTouched) return
    isTouched = true
    setTimeout(() => {
      isTouched = false
      setVersion((count) => count + 1)
    }, showEveryMs)
  }

  return {
    append,
    clear,
    lines: (): readonly LogLine[] => {
      version()
      return lines
    },
    dropped: (): number => {
      version()
      return (lines[0]?.number ?? 1) - 1
    },
  }
}

export type Log = ReturnType<typeof createLog>

// A progress line rewrites itself after a carriage return: what was printed last counts.
function overwrite(text: string): string {
  const at = text.replace(/\r+$/, '').lastIndexOf('\r')
  return at < 0 ? text : text.slice(at + 1)
}
