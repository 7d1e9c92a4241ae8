const mostKept = 1000

/**
 * Whoever asks the same within a moment shares the answer: for what is work to find out, and may be `forMs` old. `keyOf`
 * names all that an answer depends on.
 */
export function shareAnswers<Args extends unknown[], Answer>({
  ask,
  keyOf,
  forMs,
}: {
  ask: (...args: Args) => Promise<Answer>
  keyOf: (...args: Args) => unknown
  forMs: number
}): (...args: Args) => Promise<Answer> {
  const kept = new Map<string, { answer: Promise<Answer>; until: number }>()

  function askAnew(key: string, args: Args): Promise<Answer> {
    const answer = ask(...args)
    kept.delete(key)
    kept.set(key, { answer, until: performance.now() + forMs })
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    answer.catch(() => {
      if (kept.get(key)?.answer === answer) kept.delete(key)
    })
    return answer
  }

  return async (...args) => {
    const key = JSON.stringify(keyOf(...args))
    const known = kept.get(key)
    return known && performance.now() < known.until ? known.answer : askAnew(key, args)
  }
}
