import pg from 'pg'
import { exactNumber } from './exact-number.ts'

type Parser = (value: string) => unknown

const readers: Record<number, Parser> = {
  16: (value) => value === 't',
  20: exactNumber,
  21: Number,
  23: Number,
  26: Number,
  700: finiteNumber,
  701: finiteNumber,
  1700: exactNumber,
  114: JSON.parse,
  3802: JSON.parse,
  // timestamp without and with time zone
  1114: (value) => value.replace(' ', 'T'),
  1184: instant,
}

/** Arrays of texts, truth values and small numbers; others come as PostgreSQL writes them. */
const arrays = [1000, 1002, 1005, 1007, 1009, 1014, 1015, 1021, 1022, 1028, 2951, 3807, 199]

/** Values as JSON can hold them, without loss: what no number holds exactly, and all times, come as texts. */
export const postgresTypes = {
  getTypeParser(oid: number, format?: string): Parser {
    if (format === 'binary') return String
    if (arrays.includes(oid)) return pg.types.getTypeParser(oid) as Parser
    return readers[oid] ?? String
  },
}

function finiteNumber(value: string): unknown {
  const number = Number(value)
  return Number.isFinite(number) ? number : value
}

function instant(value: string): string {
  const time = new Date(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
  return Number.isNaN(time.getTime()) ? value : time.toISOString()
}
