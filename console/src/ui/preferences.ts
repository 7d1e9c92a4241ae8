type PreferenceName =
  | 'language'
  | 'theme'
  | 'navigation'
  | 'session'
  | `columns.${string}`
  | `views.${string}`
  | `log.${string}`

/** What a person chose for this browser. Storage may be closed (private windows): then nothing is kept. */
export function readPreference(name: PreferenceName): string | undefined {
  try {
    return localStorage.getItem(`ops.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

export function writePreference(name: PreferenceName, value: string): void {
  try {
    localStorage.setItem(`ops.${name}`, value)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** False where nothing can be kept, so that what is missing may well have been there. */
export function canKeepPreferences(): boolean {
  try {
    return typeof localStorage.length === 'number'
  } catch {
    return false
  }
}
