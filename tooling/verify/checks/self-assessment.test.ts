import { expect, test } from 'vitest'
import { makeTree } from '../../testing/tree.ts'
import { findAssessmentProblems, findDeadPaths } from './self-assessment.ts'

const counts = (all: string) => `
| met | 1 | 0 | 1 |
| partly | 0 | 1 | 1 |
| not yet | 0 | 1 | 1 |
| not applicable | 0 | 1 | 1 |
| all | ${all} |
`
const lines = `
| 1.1.1 | 1 | decode once | met (so) | \`api/a.ts\`<br>\`api/b.ts\` | \`api/a.test.ts\` |
| 1.1.2 | 2 | encode last | partly: not all | \`api/b.ts\` | – |
| 1.1.3 | 2 | more | not yet | – | – |
| 1.1.4 | 2 | less | not applicable: none | – | – |
`
const tree = (text: string) => makeTree({ 'docs/asvs.md': text, 'api/a.ts': '', 'api/b.ts': '', 'api/a.test.ts': '' })

test('counts that add up and paths that are there are in order', () => {
  expect(findAssessmentProblems(tree(counts('1 | 3 | 4') + lines))).toEqual([])
})

test('a wrong count, a path that is gone and an unknown state are named', () => {
  const changed = lines.replace('api/a.test.ts', 'api/gone.test.ts').replace('not yet', 'soon')
  expect(findAssessmentProblems(tree(counts('1 | 2 | 3') + changed))).toEqual([
    '1.1.3 is in no state that the table counts',
    '1.1.1 names api/gone.test.ts, which is not there',
    'the table of counts should say: | not yet | 0 | 0 | 0 |',
    'the table of counts should say: | all | 1 | 3 | 4 |',
  ])
})

test('a page that names a test which is gone is named', () => {
  const root = makeTree({ 'docs/attacks.md': '| a | `api/a.test.ts`, `api/gone.test.ts` |', 'api/a.test.ts': '' })
  expect(findDeadPaths(root, 'docs/attacks.md')).toEqual(['docs/attacks.md names api/gone.test.ts, which is not there'])
})
