import { DESK } from '../services/desk'

Page({ data: { title: DESK } })
