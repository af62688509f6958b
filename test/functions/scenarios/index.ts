import type { FunctionName } from '../../../demo/client'
import { calendarScenarios } from './calendar'
import { checkingInScenarios } from './checking-in'
import { demonstrationScenarios } from './demonstration'
import { federationScenarios } from './federation'
import { findingScenarios } from './finding'
import { callingScenarios, inboxScenarios } from './front'
import { helpScenarios } from './help'
import { homeScenarios } from './home'
import { homeApplyingScenarios } from './home-applying'
import { coverageScenarios, keepingScenarios } from './keeping'
import { memberScenarios } from './member'
import { paceScenarios } from './pace'
import { hostingScenarios, officersScenarios, personsScenarios } from './persons'
import { publishingScenarios } from './publishing'
import { recordingScenarios } from './recording'
import { rollScenarios } from './roll'
import { rotationScenarios } from './rotation'
import type { Scenario, ScenariosOf } from './scenario'
import { activityScenarios, familyScenarios } from './signing-up'
import { staffPinScenarios, watchingScenarios } from './watching'
import { registerScenarios, returnedScenarios } from './workbooks'

export type { Scenario } from './scenario'

/** Every action of every function has a way that works; one that is missing here does not compile. */
const SCENARIOS: { [F in FunctionName]: ScenariosOf<F> } = {
  member: {
    ...memberScenarios,
    ...personsScenarios,
    ...staffPinScenarios,
    ...inboxScenarios,
    ...familyScenarios,
  },
  home: {
    ...homeScenarios,
    ...hostingScenarios,
    ...findingScenarios,
    ...keepingScenarios,
    ...homeApplyingScenarios,
    ...registerScenarios,
  },
  activity: {
    ...publishingScenarios,
    ...activityScenarios,
    ...checkingInScenarios,
    ...recordingScenarios,
    ...callingScenarios,
  },
  rotation: { ...paceScenarios, ...rotationScenarios },
  demonstration: demonstrationScenarios,
  federation: {
    ...federationScenarios,
    ...officersScenarios,
    ...calendarScenarios,
    ...coverageScenarios,
    ...watchingScenarios,
  },
  roll: { ...rollScenarios, ...returnedScenarios },
  help: helpScenarios,
}

/** The scenarios of an action by its full name. */
export function scenariosOf(action: string): readonly Scenario<unknown>[] {
  const [fn = '', name = ''] = action.split('.')
  return (SCENARIOS as Record<string, Record<string, Scenario<unknown>[]>>)[fn]?.[name] ?? []
}
