/** Tried again until a worker has it that knows these words: a newer release runs beside this one. */
export function refuseUnknownFormat(format: number, known: number): void {
  if (format !== known) throw new Error(`plan format ${format} is not known here, only ${known}`)
}
