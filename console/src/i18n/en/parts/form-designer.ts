export { formDesigner } from '../form-designer.ts'
