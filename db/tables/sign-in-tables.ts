import type { Generated } from 'kysely'
import type { DeviceKind } from '../../domain/iam/device.ts'
import type { IdentityKey } from '../../domain/iam/identity-providers/identity.ts'
import type { ProviderConfig, ProviderType } from '../../domain/iam/identity-providers/provider-kinds.ts'
import type { Business, GeneratedTime, Id, Identified, Json, Nullable, OptionalTime, Tenant, Time } from './columns.ts'

export type LoginType = 'password' | 'sso' | 'mfa'
type FactorMethod = 'totp' | 'sms' | 'email'

/** How they prove who they are, and the sessions that begin with it. */
export type SignInTables = {
  account_token: Identified & {
    user_id: number
    purpose: 'registration' | 'invitation' | 'reset'
    token_hash: Buffer | null
    code_hash: Buffer | null
    password_hash: Nullable<string>
    tries: Generated<number>
    expires_at: Time
    used_at: OptionalTime
    created_at: GeneratedTime
  }
  send_quota: Tenant & { subject: string; minutes: number; sent: number; started_at: Time }
  password_history: { id: Id; user_id: number; password_hash: string; created_at: GeneratedTime }
  auth_session: { id: string; user_id: number; expires_at: Time }
  session: Identified & {
    user_id: number
    auth_session_id: Nullable<string>
    security_stamp: number
    login_type: LoginType
    provider: Nullable<string>
    ip_address: Nullable<string>
    location: Nullable<string>
    user_agent: Nullable<string>
    device: Nullable<string>
    device_kind: Generated<DeviceKind>
    confirmed_at: GeneratedTime
    started_at: GeneratedTime
    last_active_at: GeneratedTime
    expires_at: Time
    ended_at: OptionalTime
    end_reason: Nullable<
      'logout' | 'kicked' | 'expired' | 'idle' | 'password' | 'disabled' | 'reuse' | 'limit' | 'provider' | 'replaced'
    >
  }
  refresh_token: {
    id: Id
    session_id: number
    token_hash: Buffer
    successor_ciphertext: Nullable<string>
    used_at: OptionalTime
    expires_at: Time
    created_at: GeneratedTime
  }
  known_origin: Tenant & {
    user_id: number
    kind: 'device' | 'place'
    value: string
    first_seen_at: GeneratedTime
    last_seen_at: GeneratedTime
  }
  api_key: Business & {
    user_id: number
    name: string
    secret_hash: Buffer
    scopes: string[]
    allowed_networks: Generated<string[]>
    expires_at: Time
    last_used_at: OptionalTime
    last_used_ip: Nullable<string>
    revoked_at: OptionalTime
  }
  login_gate: Tenant & {
    name: string
    browser: Generated<string>
    failures: Generated<number>
    last_failed_at: OptionalTime
    locked_until: OptionalTime
    pending: Generated<number>
    pending_at: OptionalTime
  }
  identity_provider: Business & {
    code: string
    name: string
    type: ProviderType
    config: Json<ProviderConfig>
    secret_ciphertext: Nullable<string>
    callback_token_ciphertext: Nullable<string>
    callback_secret_ciphertext: Nullable<string>
    status: Generated<'enabled' | 'disabled'>
    first_login: Generated<'refuse' | 'create' | 'link'>
    allowed_tenants: Generated<string[]>
  }
  identity_provider_role: Tenant & { provider_id: number; role_id: number }
  user_identity: Identified & {
    user_id: number
    provider_id: number
    authority: string
    tenant: Generated<string>
    subject: string
    label: Generated<string>
    directory_disabled: Generated<boolean>
    created_at: GeneratedTime
    last_used_at: OptionalTime
  }
  sign_in_state: Identified & {
    state_hash: Buffer
    browser_hash: Buffer
    provider_id: number
    linking_session_id: Nullable<number>
    held_session_id: Nullable<number>
    return_to: Generated<string>
    expires_at: Time
    created_at: GeneratedTime
  }
  pending_identity: Identified & {
    browser_hash: Buffer
    provider_id: number
    identity: Json<IdentityKey>
    expires_at: Time
    created_at: GeneratedTime
  }
  login_source: Tenant & { source: string; names: string[]; started_at: Time }
  user_factor: Identified & {
    user_id: number
    method: FactorMethod
    target: Nullable<string>
    secret_ciphertext: Nullable<string>
    last_counter: Generated<number>
    bound_at: OptionalTime
    last_used_at: OptionalTime
    expires_at: OptionalTime
    created_at: GeneratedTime
  }
  recovery_code: Identified & { user_id: number; code_hash: Buffer; used_at: OptionalTime }
  mfa_challenge: Identified & {
    user_id: number
    token_hash: Buffer
    security_stamp: number
    login_type: 'password' | 'sso'
    provider: Nullable<string>
    address_group: string
    device: string
    tries: Generated<number>
    expires_at: Time
    settled_at: OptionalTime
  }
  factor_code: Identified & {
    user_id: number
    request: string
    method: 'sms' | 'email'
    target: string
    code_hash: Buffer
    tries: Generated<number>
    expires_at: Time
    used_at: OptionalTime
    created_at: GeneratedTime
  }
  factor_gate: Tenant & { user_id: number; tries: number; tried_at: Time }
  factor_duty: Tenant & { user_id: number; since: GeneratedTime; sign_ins: Generated<number> }
  trusted_device: Identified & {
    user_id: number
    token_hash: Buffer
    device: Nullable<string>
    ip_address: Nullable<string>
    created_at: GeneratedTime
    last_used_at: GeneratedTime
    expires_at: Time
  }
  login_log: Identified & {
    user_id: Nullable<number>
    user_name: Nullable<string>
    login_type: LoginType
    provider: Nullable<string>
    ip_address: Nullable<string>
    location: Nullable<string>
    device: Nullable<string>
    status: 'success' | 'failed'
    fail_reason: Nullable<string>
    trace_id: Nullable<string>
    created_at: GeneratedTime
  }
}
