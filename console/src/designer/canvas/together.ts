import type { GetService, Services } from './services.ts'

/** What is changed inside is undone in one step. */
export function together(get: GetService, run: () => void): void {
  get('commandStack').execute('ops.together', { run })
}

/** Makes `ops.together` known. */
export class Together {
  static $inject = ['commandStack']

  constructor(commandStack: Services['commandStack']) {
    commandStack.registerHandler('ops.together', RunTogether)
  }
}

class RunTogether {
  preExecute({ run }: { run: () => void }): void {
    run()
  }
}
