/** A request as it is printed: plain words in one language, in their order. */
export type Printed = {
  title: string
  /** Beneath the title, left and right. */
  subtitle: [string, string]
  facts: Labelled[]
  parts: PrintedPart[]
  /** Below everything, left and right. */
  footer: [string, string]
}

export type Labelled = { label: string; text: string }
export type PrintedTable = { label: string; head: string[]; rows: string[][]; foot?: string[]; isRight: boolean[] }
export type PrintedPart = { title: string; fields: Labelled[]; tables: PrintedTable[] }
