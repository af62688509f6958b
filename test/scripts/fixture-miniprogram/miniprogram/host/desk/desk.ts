import { title } from '../../services/api'
import { DESK } from '../services/desk'

Page({ data: { title: title({ name: DESK }) } })
