import { roll } from '../../contract/roll'
import { serve } from '../kit/serve'
import { advance } from './advance'
import { cancel } from './cancel'
import { catchUp } from './catch-up'
import { confirm } from './confirm'
import { recent } from './recent'
import { rows } from './rows'
import { start } from './start'

export const main = serve('roll', roll, { start, advance, rows, confirm, cancel, recent }, catchUp)
