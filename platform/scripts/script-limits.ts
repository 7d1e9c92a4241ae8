/** What one run of a script may use. Sizes in bytes. */
export type ScriptLimits = {
  /** Of each process, and of all of the run's processes together. */
  memoryBytes: number
  /** Processor time of each process. */
  cpuSeconds: number
  processes: number
  openFiles: number
  /** Of each file. */
  fileBytes: number
  /** Of all files together; kept only where the run has a file system of its own. */
  diskBytes: number
  outputBytes: number
}

const mebibyte = 1024 * 1024

export const defaultScriptLimits: ScriptLimits = {
  memoryBytes: 2048 * mebibyte,
  cpuSeconds: 3600,
  processes: 256,
  openFiles: 1024,
  fileBytes: 256 * mebibyte,
  diskBytes: 512 * mebibyte,
  outputBytes: 16 * mebibyte,
}
