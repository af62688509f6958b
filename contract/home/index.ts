import { doors } from '../doors'
import { applying } from './applying'
import { deciding } from './deciding'
import { finding } from './finding'
import { hosting } from './hosting'
import { pairing } from './pairing'
import { pictures } from './pictures'
import { profile } from './profile'
import { publicPhone } from './public-phone'
import { register } from './register'
import { search } from './search'

export { comingCard, dutyOnDay, homeCard, weeklySlot } from './card'

/** The doors of the function `home`, one file for each thing that people do with a home. */
export const home = doors(
  finding,
  search,
  register,
  publicPhone,
  applying,
  deciding,
  profile,
  pictures,
  pairing,
  hosting,
)
