import type { federation } from '../../contract/federation'
import type { SettingKey } from '../../domain/settings'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { changeOrganisation } from './store'

/** What is one for the whole county. */
const OF_THE_COUNTY = ['plateCode', 'helpAcceptDays', 'helpAnswerDays', 'helpKeptDays'] as const

/** A place says its own settings (some are the county's); what it leaves out it goes on inheriting. Answers the settings that are now its own as asked. */
export const changeSettings: UseCase<typeof federation.changeSettings> = async (call, { settings }) => {
  const { officer, organisation } = call
  const county = OF_THE_COUNTY.find((key) => settings[key] !== undefined)
  if (county !== undefined && organisation.level !== 'county') refuse('COUNTY_DECIDES', `settings.${county}`)
  const asked = Object.keys(settings) as SettingKey[]
  await changeOrganisation(organisation, call.source(officer._id), (current) => {
    const differing = asked.filter((key) => current.settings?.[key] !== settings[key])
    if (differing.length === 0) return null
    return Object.fromEntries(differing.map((key) => [`settings.${key}`, settings[key]]))
  })
  return { changed: asked }
}
