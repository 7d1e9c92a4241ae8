const mostKept = 200

/** Opened versions by their key. A version never changes, so it is kept; the one that was asked for longest ago goes first. */
export function keepVersions<Version>() {
  const kept = new Map<string, Version>()
  return async (key: string, open: () => Promise<Version>): Promise<Version> => {
    const version = kept.get(key) ?? (await open())
    kept.delete(key)
    kept.set(key, version)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return version
  }
}
