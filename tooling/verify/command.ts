import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { projectRoot } from './check.ts'

type Ended = { code: number; output: string; stdout: string }

/** Runs the program that a package brings, with this Node. */
export function runPackage(
  name: string,
  args: string[],
  { bin = name, cwd = projectRoot }: { bin?: string; cwd?: string } = {},
): Promise<Ended> {
  const folder = join(projectRoot, 'node_modules', name)
  const manifest: { bin: string | Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin]
  if (!file) throw new Error(`${name} has no program called ${bin}`)
  return run(process.execPath, [join(folder, file), ...args], cwd)
}

function run(file: string, args: string[], cwd: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } })
    let stdout = ''
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
      output += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
    })
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code: code ?? 1, output: output + (signal ?? ''), stdout }))
  })
}

/** The output of a program that failed; nothing of one that did not. */
export function outputIfFailed({ code, output }: Ended): string[] {
  return code === 0 ? [] : [stripVTControlCharacters(output).trim() || `ended with ${code}`]
}
