import { Failure } from '../ground/failure.mjs'
import { say } from '../ground/say.mjs'
import type { Exit } from '../stack/server-process.ts'
import { lastWords } from './child-lines.ts'
import type { SupervisorTells } from './supervisor.ts'

const shownLines = 3

/** What the person at the terminal hears of deaths and restarts. */
export function tellsOnTerminal(): SupervisorTells {
  return {
    died({ name, exit, lastLines, delayMs }) {
      say('died', { name, how: describeExit(exit), seconds: delayMs / 1000 })
      // Who was killed from outside has no last words about it.
      if (exit.signal) return
      for (const line of lastWords(lastLines, shownLines)) console.log(`  ${name} | ${line}`)
    },
    restartFailed({ name, error, delayMs }) {
      say('restart_failed', { name, seconds: delayMs / 1000 })
      console.log(`  ${name} | ${error instanceof Failure ? error.message.split('\n')[0] : String(error)}`)
    },
    restarted: ({ name, pid }) => say('restarted', { name, pid }),
    stopped: ({ name, took }) => say('stopped_one', { name, took }),
  }
}

function describeExit({ code, signal }: Exit): string {
  return signal ?? `exit code ${code}`
}
