import { title } from '../../services/api'

Page({ data: { title: title({ name: '我' }) } })
