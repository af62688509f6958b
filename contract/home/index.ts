import { finding } from './finding'
import { pairing } from './pairing'
import { pictures } from './pictures'
import { profile } from './profile'
import { publicPhone } from './public-phone'
import { register } from './register'

export { homeCard, weeklySlot } from './card'

/** The doors of the function `home`, one file for each thing that people do with a home. */
export const home = { ...finding, ...register, ...publicPhone, ...profile, ...pictures, ...pairing }
