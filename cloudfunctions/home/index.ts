import { home } from '../../contract/home'
import { serve } from '../kit/serve'
import { contact } from './contact'
import { list } from './list'
import { nearby } from './nearby'
import { publishPhone, withdrawPhone } from './public-phone'
import { register } from './register'
import { view } from './view'

export const main = serve('home', home, { nearby, view, list, register, contact, publishPhone, withdrawPhone })
