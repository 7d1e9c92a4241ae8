import { describe, expect, test } from 'vitest'
import type { DatasourceType } from '../datasources/datasource.ts'
import { bindSql, checkSqlText, type SqlSource } from './sql-statements.ts'

const values: Record<string, unknown> = {
  '{today}': '2027-01-31',
  '{params.x}': "a'; drop table t; --",
  '{params.n}': 7,
  '{params.list}': ['a', 'b'],
  '{params.doc}': { a: 1 },
  ':day': '2027-01-30',
}
const valueFor = ({ source }: SqlSource) => values[source]
const bind = (sql: string, type: DatasourceType = 'postgresql', names: string[] = []) =>
  bindSql(sql, names, { valueFor, type })
const faults = (sql: string, type: DatasourceType = 'postgresql', severalAllowed = false) =>
  checkSqlText(sql, { names: [], type, severalAllowed }).map(({ field, message }) => {
    expect(field).toBe('config.sql')
    return message.en
  })

describe('a placeholder', () => {
  test('becomes a bound value in the way of the server, never text', () => {
    const sql = 'select * from t where a = {params.x} and n > {params.n}'
    expect(bind(sql)).toEqual([{ text: 'select * from t where a = $1 and n > $2', values: [values['{params.x}'], 7] }])
    expect(bind(sql, 'mysql')).toEqual([
      { text: 'select * from t where a = ? and n > ?', values: [values['{params.x}'], 7] },
    ])
  })

  test('within quotes makes the whole literal a bound value', () => {
    expect(bind("select 'it''s {today}, {params.x}'")).toEqual([
      { text: 'select $1', values: ["it's 2027-01-31, a'; drop table t; --"] },
    ])
    expect(bind(`select "{today}", '{today}'`, 'mysql')).toEqual([
      { text: 'select ?, ?', values: ['2027-01-31', '2027-01-31'] },
    ])
    expect(bind("select '{params.n}'")[0]?.values).toEqual(['7'])
  })

  test('whose format has quotes of its own is one placeholder', () => {
    const bound = bindSql("select {today:yyyy'年'}", [], { valueFor: ({ source }) => source, type: 'postgresql' })
    expect(bound).toEqual([{ text: 'select $1', values: ["{today:yyyy'年'}"] }])
  })

  test('in comments stays what it is, and doubled braces are braces', () => {
    expect(bind('select 1 -- {today}\n/* {params.x} */')).toEqual([
      { text: 'select 1 -- {today}\n/* {params.x} */', values: [] },
    ])
    expect(bind("select '{{1,2}'::int[], $$ {{x} $$")).toEqual([
      { text: "select '{1,2}'::int[], $$ {x} $$", values: [] },
    ])
  })

  test('that holds a list is an array for PostgreSQL, JSON for MySQL; an object is JSON for both', () => {
    expect(bind('select {params.list}, {params.doc}')[0]?.values).toEqual([['a', 'b'], '{"a":1}'])
    expect(bind('select {params.list}', 'mysql')[0]?.values).toEqual(['["a","b"]'])
  })

  test.each([
    ['select * from "{params.x}"', 'postgresql', /cannot be part of a name/],
    ['select * from `{params.x}`', 'mysql', /cannot be part of a name/],
    ["select E'{params.x}'", 'postgresql', /cannot stand in this kind of literal/],
    ['select $$ {params.x} $$', 'postgresql', /cannot stand in this kind of literal/],
    ["select '\\' {params.x}'", 'mysql', /cannot stand in this kind of literal/],
  ] as const)('where no value can stand is refused: %s', (sql, type, problem) => {
    expect(faults(sql, type)).toEqual([expect.stringMatching(problem)])
  })
})

describe('a named value', () => {
  test('is bound where it is given; casts and slices stay', () => {
    expect(bind("select :day::date, a[1:day], 'x:day', :other", 'postgresql', ['day'])).toEqual([
      { text: "select $1::date, a[1:day], 'x:day', :other", values: ['2027-01-30'] },
    ])
  })
})

describe('statements', () => {
  test('end at semicolons outside of literals, names and comments; empty ones are none', () => {
    const sql = `select ';' ; ; select ";" -- ;
      ; select $a$;$$;$a$, E'\\';' /* ; /* ; */ ; */ ;`
    expect(bind(sql).map(({ text }) => text)).toEqual([
      "select ';'",
      'select ";" -- ;',
      `select $a$;$$;$a$, E'\\';' /* ; /* ; */ ; */`,
    ])
    expect(bind("select '\\';' ; # ;\n select 2 -- ;\n", 'mysql').map(({ text }) => text)).toEqual([
      "select '\\';'",
      '# ;\n select 2 -- ;',
    ])
  })

  test('a minus before a number is a comment in PostgreSQL alone', () => {
    expect(bind('select 1--1;select 2', 'mysql')).toHaveLength(2)
    expect(bind('select 1--1;select 2')).toHaveLength(1)
  })

  test('more than one are refused where the data source does not allow it', () => {
    expect(faults('select 1; select 2')).toEqual([expect.stringMatching(/There are 2 statements/)])
    expect(faults('select 1; select 2', 'postgresql', true)).toEqual([])
    expect(faults(' -- nothing\n ; ')).toEqual(['There is no statement to run'])
  })

  test.each([
    'begin',
    'COMMIT',
    ' -- x\n rollback',
    'set transaction read write',
    'set autocommit=1',
    'copy t from stdin',
  ])('those that would take the transaction into their own hands are refused: %s', (sql) => {
    expect(faults(sql)).toEqual([expect.stringMatching(/cannot be used: transactions/)])
  })

  test('marks of the server’s own are refused, since values are numbered here', () => {
    expect(faults('select $1')).toEqual([expect.stringMatching(/^\$1 is the platform/)])
    expect(faults('select ?', 'mysql')).toEqual([expect.stringMatching(/^\? is the platform/)])
    expect(faults("select '?', '{\"a\":1}'::jsonb ? 'a'")).toEqual([])
  })
})
