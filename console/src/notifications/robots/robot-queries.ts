import { answerOf, api, type Schemas } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import type { paths } from '../../api/schema.gen.ts'
import { robotWords } from '../../i18n/robot-words.ts'
import { removeRecord } from '../../ui/remove-record.ts'
import { toast } from '../../ui/toast.ts'

type RobotsQuery = NonNullable<paths['/api/v1/robots']['get']['parameters']['query']>

export type Robot = Schemas['Robot']
export type RobotBody = paths['/api/v1/robots']['post']['requestBody']['content']['application/json']

export const robotsQuery = (query: RobotsQuery) => ({
  key: ['robots', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/robots', { params: { query }, signal })),
})

export const robotQuery = (id: number) => ({
  key: ['robots', 'one', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/robots/{id}', { params: { path: { id } }, signal })),
})

export async function refreshRobots(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['robots'] })
}

/** Has the robot speak, and says what its vendor answered. */
export async function testRobot({ id }: Pick<Robot, 'id'>): Promise<void> {
  const words = robotWords()
  try {
    const { ok, message } = await answerOf(api.POST('/api/v1/robots/{id}/test', { params: { path: { id } } }))
    if (ok) toast.success(words.tested)
    else toast.error(words.testFailed, new Error(message))
  } catch (error) {
    toast.error(words.testFailed, error)
  }
}

/** True when it is gone. */
export const deleteRobot = ({ id, name }: Pick<Robot, 'id' | 'name'>): Promise<boolean> =>
  removeRecord(name, {
    words: robotWords(),
    remove: () => api.DELETE('/api/v1/robots/{id}', { params: { path: { id } } }),
    refresh: refreshRobots,
  })
