const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** `Ctrl Z`, or `⌘Z` where that is the key. */
export const modKey = (key: string): string => (isMac ? `⌘${key}` : `Ctrl ${key}`)
