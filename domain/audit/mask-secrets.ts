// The same rule as `is_secret_name` in the database, which masks what triggers write.
const secretName =
  /(password|passwd|secret|token|authorization|cookie|api[-_]?key|private[-_]?key|credential|ciphertext|_hash$)/i

export const secretMask = '******'

function isSecretName(name: string): boolean {
  return secretName.test(name)
}

/** The same JSON document with the values of secret-looking names replaced, however deep they lie. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      isSecretName(name) && couldBeSecret(name, item) ? secretMask : maskSecrets(item),
    ]),
  )
}

/** A mark is none, nor is the list of what is marked. */
function couldBeSecret(name: string, item: unknown): boolean {
  return item !== null && typeof item !== 'boolean' && !(name === 'secrets' && Array.isArray(item))
}
