/** Where a secret is kept. It is bound to this place: a ciphertext that was moved elsewhere does not open. */
export type SecretPlace = { table: string; column: string; row: string | number }

/** Seals secrets at rest. Whoever stores them knows only this, not the keys. */
export type SecretBox = {
  /** The id of the key that new secrets are sealed under. */
  readonly keyId: string
  /** Gives text, `v1.<key id>.<…>`, that only this installation opens again, and only for the same place. */
  encrypt(plain: string, place: SecretPlace): string
  /** Throws when the text was altered, belongs to another place, or its key is not there. */
  decrypt(sealed: string, place: SecretPlace): string
  /** The same secret under the newest key; undefined when it is there already. */
  reseal(sealed: string, place: SecretPlace): string | undefined
  /**
   * 32 bytes for one purpose, of the newest key or the named one. They go when their key goes, so they serve what is
   * short-lived (signing of tokens, cookies). What must outlive every key, such as the pepper of passwords, is a lasting
   * key: `db/settings/lasting-keys.ts`.
   */
  deriveKey(purpose: string, keyId?: string): Buffer
  /** The same purpose under every key that is there, newest first: what was signed before a rotation is still known. */
  deriveKeys(purpose: string): { keyId: string; key: Buffer }[]
}
