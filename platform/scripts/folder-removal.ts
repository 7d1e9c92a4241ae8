import { runQuietly } from './quiet-command.ts'

/**
 * Removes a folder in which a script could write. It may be nested deeper than any path is long, closed to its owner, or
 * changed by another script meanwhile: the system's `rm` goes by open folders instead of paths. What even that cannot
 * remove stays for the next start of the executor; a run does not fail by it.
 */
export async function removeScriptFolder(folder: string): Promise<void> {
  if (await runQuietly('rm', ['-rf', '--', folder])) return
  await runQuietly('chmod', ['-R', 'u+rwX', '--', folder])
  await runQuietly('rm', ['-rf', '--', folder])
}
