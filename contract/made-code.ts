import { z } from 'zod'
import { moment } from './fields'
import { privateField } from './private-field'

/** What an invitation code looks like to whoever made it; the code itself is told once and stored nowhere. */
export const madeCode = z.object({ code: privateField(z.string()), expiresAt: moment })
