import { confirmAction } from './confirm.ts'
import { toast } from './toast.ts'

type RemoveWords = {
  removeTitle: (name: string) => string
  removeBody: string
  remove: string
  removed: (name: string) => string
  removeFailed: string
}

/** Asks once, removes, and says what came of it. True when the record is gone. */
export async function removeRecord(
  name: string,
  act: { words: RemoveWords; remove: () => Promise<unknown>; refresh: () => Promise<unknown> },
): Promise<boolean> {
  const { words, remove, refresh } = act
  const isConfirmed = await confirmAction({
    title: words.removeTitle(name),
    body: words.removeBody,
    confirmLabel: words.remove,
    isDangerous: true,
  })
  if (!isConfirmed) return false
  try {
    await remove()
    toast.success(words.removed(name))
    await refresh()
    return true
  } catch (error) {
    toast.error(words.removeFailed, error)
    return false
  }
}
