import { title } from '../../services/api'

Page({
  data: { title: title({ name: '妇女微家' }), open: false },
  locate() {
    wx.getLocation({ type: 'gcj02' })
  },
})
