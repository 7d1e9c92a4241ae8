import type { zh } from './zh/index.ts'

/** Chinese is written first and gives the shape; a key that English lacks is a type error. */
export type Dictionary = typeof zh
