import { createSignal } from 'solid-js'

export type LogStream = 'stdout' | 'stderr' | 'system'
/** `at`: when it began to come, in milliseconds, where that is known. */
export type LogLine = { number: number; stream: LogStream; text: string; at?: number | undefined }

export const mostLines = 200_000
/** Whatever comes meanwhile is shown together. */
const showEveryMs = 50

/** Output as it comes in, cut into lines; beyond the limit the oldest go and `dropped` counts them. */
export function createLog() {
  const [version, setVersion] = createSignal(0)
  let lines: LogLine[] = []
  let isOpenLine = false
  let nextNumber = 1

  function append(text: string, stream: LogStream = 'stdout', at?: number): void {
    const parts = text.replaceAll('\r\n', '\n').split('\n')
    const last = lines.at(-1)
    if (isOpenLine && last && last.stream === stream) {
      lines[lines.length - 1] = { ...last, text: overwrite(last.text + (parts.shift() ?? '')) }
      // What followed the first break starts a line of its own.
      if (parts.length === 0) {
        touch()
        return
      }
    }
    const endsOpen = parts.at(-1) !== ''
    if (!endsOpen) parts.pop()
    for (const part of parts) lines.push({ number: nextNumber++, stream, text: overwrite(part), at })
    isOpenLine = endsOpen
    if (lines.length > mostLines) lines = lines.slice(-mostLines)
    touch()
  }

  function clear(): void {
    lines = []
    isOpenLine = false
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
