import { ApiError } from '../api/api-error.ts'
import { answerOf, publicApi, type Schemas } from '../api/client.ts'
import { goOn } from './session.ts'

type Holder = Pick<Schemas['Session'], 'id' | 'device' | 'device_kind' | 'location' | 'ip_address' | 'last_active_at'>

/** What a sign-in that was refused for want of a place offers. */
export type RoomOffer = { room_token: string; sessions: Holder[] }

export function roomOfferIn(error: unknown): RoomOffer | undefined {
  if (!(error instanceof ApiError)) return undefined
  const data = error.data as (RoomOffer & { reason?: string }) | undefined
  return data?.reason === 'sessions_full' ? data : undefined
}

export async function takeRoom({ room_token }: RoomOffer, session_id: number): Promise<void> {
  await askForRoom({ room_token, session_id })
}

/** What a provider vouched for waits in a cookie; refused with an offer as long as all places are taken. */
export async function askForRoomAfterReturn(): Promise<void> {
  if (new URLSearchParams(window.location.search).get('sso') === 'room') await askForRoom({})
}

async function askForRoom(body: { room_token?: string; session_id?: number }): Promise<void> {
  const headers = { 'X-OPS-Client': 'console', 'X-OPS-CSRF': '1' }
  goOn(await answerOf(publicApi.POST('/api/v1/auth/login/room', { body, headers })))
}
