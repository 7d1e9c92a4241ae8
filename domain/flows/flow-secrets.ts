import { secretMask } from '../audit/mask-secrets.ts'
import { invalidFields } from '../errors.ts'
import { openJob, type StoredJob } from '../jobs/sealed-job.ts'
import type { SecretBox } from '../secret-box.ts'
import { text } from '../text.ts'
import type { FlowTriggerInput } from './flow.ts'

/** Where the mask stands for the default of a secret parameter: with what is stored. */
export function keepParamSecrets(box: SecretBox, flow: FlowTriggerInput, stored?: StoredJob): FlowTriggerInput {
  const before = stored && openJob(box, stored.id, stored)
  const params = flow.params.map((param, index) => {
    if (!param.secret || param.default !== secretMask) return param
    const old = before?.params.find(({ name, secret }) => secret && name === param.name)
    if (old?.default !== undefined) return { ...param, default: old.default }
    throw invalidFields([{ field: `params.${index}.default`, message: text('请填写密文', 'Enter the secret') }])
  })
  return { ...flow, params }
}
