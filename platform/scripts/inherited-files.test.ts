import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const module = new URL('./inherited-files.ts', import.meta.url).href

test('what whoever started a process left open is not handed on to what it starts', () => {
  expect(filesOfGrandchild('')).toContain('200')
  expect(filesOfGrandchild(`import { closeInheritedFiles } from '${module}'; closeInheritedFiles();`)).toEqual([
    '0',
    '1',
    '2',
    '3',
  ])
})

/** Of an `ls` that is started by a Node that got an open file. */
function filesOfGrandchild(first: string): string[] {
  const program = `${first} import { spawnSync } from 'node:child_process'; spawnSync('ls', ['/proc/self/fd'], { stdio: 'inherit' })`
  const { stdout } = spawnSync(
    '/bin/bash',
    ['-c', 'exec 200</etc/hostname "$0" --input-type=module -e "$1"', process.execPath, program],
    { encoding: 'utf8' },
  )
  return stdout.trim().split('\n').sort()
}
