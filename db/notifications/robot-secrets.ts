import type { SecretBox } from '../../domain/secret-box.ts'
import type { Robot } from './robot-queries.ts'
import { robotSecretPlace } from './robot-queries.ts'

/** The address, with its token, and what its calls are signed with. */
export function openRobot(
  secrets: SecretBox,
  { code, url_ciphertext, secret_ciphertext }: Pick<Robot, 'code' | 'url_ciphertext' | 'secret_ciphertext'>,
): { url: string; secret: string | undefined } {
  return {
    url: secrets.decrypt(url_ciphertext, robotSecretPlace('url_ciphertext', code)),
    secret:
      secret_ciphertext === null
        ? undefined
        : secrets.decrypt(secret_ciphertext, robotSecretPlace('secret_ciphertext', code)),
  }
}
