import { roll } from '../../contract/roll'
import { serve } from '../kit/serve'
import { about } from './about'
import { advance } from './advance'
import { cancel } from './cancel'
import { catchUp } from './catch-up'
import { confirm } from './confirm'
import { decide } from './decide'
import { fix } from './fix'
import { pickSheets } from './pick-sheets'
import { recent } from './recent'
import { returnWorkbook } from './returned/return-workbook'
import { rows } from './rows'
import { start } from './start'

/** One use case for each action of contract/roll. */
const useCases = { start, advance, confirm, cancel, recent, rows, about, fix, decide, pickSheets, returnWorkbook }

export const main = serve('roll', roll, useCases, catchUp)
