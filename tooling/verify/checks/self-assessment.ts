import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, projectRoot } from '../check.ts'

const states = ['met', 'partly', 'not yet', 'not applicable'] as const
type State = (typeof states)[number]
type Line = { number: string; level: number; state: State | undefined; paths: string[] }

/** The self-assessment says how many of its lines are in which state, and where to look: both have to be true. */
export const selfAssessmentCheck: Check = {
  name: 'self-assessment',
  find: async () => [...findAssessmentProblems(projectRoot), ...findDeadPaths(projectRoot, 'docs/attacks.md')],
}

export function findDeadPaths(root: string, page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8')
  const paths = [...text.matchAll(/`([a-z]+\/[^`\s]+\.tsx?)`/g)].map(([, path = '']) => path)
  return paths
    .filter((path) => !existsSync(join(root, path)))
    .map((path) => `${page} names ${path}, which is not there`)
}

export function findAssessmentProblems(root: string): string[] {
  const text = readFileSync(join(root, 'docs', 'asvs.md'), 'utf8')
  const lines = text.split('\n').flatMap(readLine)
  return [
    ...lines.filter(({ state }) => !state).map(({ number }) => `${number} is in no state that the table counts`),
    ...lines.flatMap(({ number, paths }) =>
      paths
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${number} names ${path}, which is not there`),
    ),
    ...states
      .map((state) =>
        countLine(
          state,
          lines.filter((line) => line.state === state),
        ),
      )
      .flatMap(missingIn(text)),
    ...missingIn(text)(countLine('all', lines)),
  ]
}

function readLine(line: string): Line[] {
  const [, number = '', level = '', , words = '', place = '', test = ''] = line.split('|').map((cell) => cell.trim())
  if (!/^\d+\.\d+\.\d+$/.test(number)) return []
  const state = states.find((one) => words === one || words.startsWith(`${one} `) || words.startsWith(`${one}:`))
  const paths = [...`${place} ${test}`.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path)
  return [{ number, level: Number(level), state, paths }]
}

function countLine(name: string, lines: Line[]): string {
  const ofLevel = (level: number) => lines.filter((line) => line.level === level).length
  return `| ${name} | ${ofLevel(1)} | ${ofLevel(2)} | ${lines.length} |`
}

function missingIn(text: string): (line: string) => string[] {
  return (line) => (text.includes(`\n${line}\n`) ? [] : [`the table of counts should say: ${line}`])
}
