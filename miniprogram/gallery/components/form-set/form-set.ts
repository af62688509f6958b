/** The fields of a form: empty, filled, and with what is wrong. All can be tried. */
Component({
  data: {
    values: {
      name: '潮音里妇女微家',
      short: '潮',
      about: '靠着码头的一间小屋,每周三下午姐妹们来做手工、说说话。',
      seats: 20,
      area: null as number | null,
      built: '2027-05-19',
      day: '',
      from: '',
      place: null as { longitude: number; latitude: number } | null,
      door: { longitude: 120.6781, latitude: 30.1396 } as { longitude: number; latitude: number } | null,
      hours: '每周二、周四 18:30-20:30;周六 9:00-11:00',
      odd: '农闲的时候',
      noHours: '',
      type: 'learningLead',
      venue: '',
      services: ['read'],
      public: true,
      quiet: false,
      view: 'list',
      bell: true,
    },
    near: { longitude: 120.6781, latitude: 30.1396 },
    types: [
      { id: 'learningLead', label: '学习引领' },
      { id: 'gridNeighbour', label: '网格睦邻' },
      { id: 'safetyWatch', label: '平安守望' },
      { id: 'startupGuide', label: '创业指导' },
    ],
    venues: [
      { id: 'shop', label: '店铺', note: '开门做生意的地方,地址公开' },
      { id: 'flat', label: '自己家里', note: '门牌不公开,邻居先约再来' },
    ],
    services: [
      { id: 'read', label: '读书看报' },
      { id: 'child', label: '带孩子来玩' },
      { id: 'talk', label: '说说心里话' },
    ],
    views: [
      { id: 'list', label: '列表' },
      { id: 'map', label: '地图' },
    ],
  },
  methods: {
    change(event: WechatMiniprogram.CustomEvent<{ name: string; value: unknown }>) {
      this.setData({ [`values.${event.detail.name}`]: event.detail.value })
    },
    pick(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.setData({ 'values.view': event.detail.id })
    },
    ring(event: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
      this.setData({ 'values.bell': event.detail.on })
    },
  },
})
