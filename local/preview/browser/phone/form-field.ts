import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { EaselElement } from './elements'

let formFieldBehavior: glassEasel.GeneralBehavior | undefined

export const setFormFieldBehavior = (behavior: glassEasel.GeneralBehavior) => {
  formFieldBehavior = behavior
}

/** Name and value of a component that declared behavior wx://form-field. */
export function customField(element: EaselElement): { name: string; value: unknown } | undefined {
  if (!formFieldBehavior || !glassEasel.Component.isComponent(element)) return undefined
  if (!element.hasBehavior(formFieldBehavior)) return undefined
  const data = element.data as { name?: unknown; value?: unknown }
  return typeof data.name === 'string' && data.name !== '' ? { name: data.name, value: data.value } : undefined
}
