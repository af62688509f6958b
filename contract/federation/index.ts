import { coverage } from './coverage'
import { officers } from './officers'
import { places } from './places'

/** The doors of the function `federation`, one file for each thing that officers do. */
export const federation = { ...places, ...officers, ...coverage }
