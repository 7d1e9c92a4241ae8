import { expect, test } from 'vitest'
import { configProperties } from './approval/step-fields.ts'
import { nodeProperties } from './node-fields.ts'
import ops from './ops.json' with { type: 'json' }

test('each property of ops:node is read and written, and said in the schema', () => {
  const said = ops.types.find(({ name }) => name === 'Node')?.properties.map(({ name }) => name)
  const known = new Set(['kind', 'nodeId', ...nodeProperties, ...configProperties])
  expect([...known].toSorted()).toEqual(said?.toSorted())
})
