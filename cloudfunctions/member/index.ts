import { member } from '../../contract/member'
import { serve } from '../kit/serve'
import { introduce } from './introduce'
import { me } from './me'
import { settle } from './settle'
import { villages } from './villages'

export const main = serve('member', member, { me, settle, introduce, villages })
