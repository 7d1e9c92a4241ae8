/** A name for a file that every system takes. */
export const fileName = (name: string): string => name.trim().replace(/[\\/:*?"<>|\s]+/g, '-') || 'process'
