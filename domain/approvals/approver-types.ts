/** How the people of a node are found. */
export const approverTypes = [
  'user',
  'role',
  'supervisor',
  'initiator_choice',
  'previous_choice',
  'form_field',
  'initiator',
  'expression',
] as const
