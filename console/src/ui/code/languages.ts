import type { Extension } from '@codemirror/state'

/** Each language is a file of its own that comes when a text of it is opened. */
export const languages = {
  json: async () => (await import('@codemirror/lang-json')).json(),
  sql: async () => {
    const { PostgreSQL, sql } = await import('@codemirror/lang-sql')
    return sql({ dialect: PostgreSQL })
  },
  mysql: async () => {
    const { MySQL, sql } = await import('@codemirror/lang-sql')
    return sql({ dialect: MySQL })
  },
  python: async () => (await import('@codemirror/lang-python')).python(),
  shell: async () => {
    const [{ StreamLanguage }, { shell }] = await Promise.all([
      import('@codemirror/language'),
      import('@codemirror/legacy-modes/mode/shell'),
    ])
    return StreamLanguage.define(shell)
  },
} satisfies Record<string, () => Promise<Extension>>

export type CodeLanguage = keyof typeof languages
