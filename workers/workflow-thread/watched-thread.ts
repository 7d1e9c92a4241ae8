import vm from 'node:vm'
import { BaseVMWorkflow, GlobalHandlers } from '@temporalio/worker/lib/workflow/vm-shared.js'

/**
 * Loaded first in a thread in which workflows run. Two things that the SDK does there for each activation cost more than the
 * workflow itself, and are done with less:
 *
 * - Each of three or four calls into the workflow gets a system thread that would end it after five seconds. One such watch
 *   over all of an activation ends it as well: its task fails, and other workflows go on.
 * - For each promise it is kept where it was made, for the query `__stack_trace`, which nobody asks here.
 */
const limitMs = 5000
const current = Symbol.for('ops.activation')
const script = new vm.Script(`globalThis[Symbol.for('ops.activation')]()`, { filename: 'watched-activation' })

/** What the SDK keeps to itself. */
type Inner = { activator: { info: { runId: string }; errorToFailure(error: unknown): object } }

const { activate } = BaseVMWorkflow.prototype
const { runInContext } = vm.Script.prototype
let isWatched = false

vm.Script.prototype.runInContext = function (context, options) {
  return runInContext.call(this, context, isWatched ? { ...options, timeout: undefined } : options)
}

/** It makes all its calls into the workflow before it gives its promise. */
BaseVMWorkflow.prototype.activate = function (activation) {
  isWatched = true
  Object.assign(globalThis, { [current]: () => activate.call(this, activation) })
  try {
    return script.runInThisContext({ timeout: limitMs })
  } catch (error) {
    const { activator } = this as unknown as Inner
    return Promise.resolve({ runId: activator.info.runId, failed: { failure: activator.errorToFailure(error) } })
  } finally {
    isWatched = false
  }
}

Object.assign(GlobalHandlers.prototype, { setPromiseHook() {} })
