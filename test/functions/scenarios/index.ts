import type { FunctionName } from '../../../demo/client'
import { federationScenarios } from './federation'
import { homeScenarios } from './home'
import { coverageScenarios, keepingScenarios } from './keeping'
import { memberScenarios } from './member'
import { rollScenarios } from './roll'
import type { Scenario, ScenariosOf } from './scenario'

export type { Scenario } from './scenario'

/** Every action of every function has a way that works; one that is missing here does not compile. */
const SCENARIOS: { [F in FunctionName]: ScenariosOf<F> } = {
  member: { ...memberScenarios },
  home: { ...homeScenarios, ...keepingScenarios },
  federation: { ...federationScenarios, ...coverageScenarios },
  roll: { ...rollScenarios },
}

/** The scenarios of an action by its full name. */
export function scenariosOf(action: string): readonly Scenario<unknown>[] {
  const [fn = '', name = ''] = action.split('.')
  return (SCENARIOS as Record<string, Record<string, Scenario<unknown>[]>>)[fn]?.[name] ?? []
}
