import { calendar } from './calendar'
import { coverage } from './coverage'
import { officers } from './officers'
import { people } from './people'
import { places } from './places'
import { watching } from './watching'

/** The doors of the function `federation`, one file for each thing that officers do. */
export const federation = { ...places, ...calendar, ...officers, ...people, ...coverage, ...watching }
