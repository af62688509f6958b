import { currentLook, followLook } from '../../services/look'
import { phoneSettings } from '../../services/session'

/** What is kept, what for and by whom; plain words that promise no more than is true (safety, "Honest words"). */
Page({
  data: {
    look: currentLook(),
    complaintPhone: phoneSettings().complaintPhone,
    parts: [
      { title: '只看不填', text: '找微家、看微家、打电话,都不用登记。没有登录这一关。' },
      {
        title: '位置',
        text: '您点了「用我的位置」才用,是一个大概位置,只用来排远近。它存在您的手机里,不记到您名下。不给位置,选村社区一样能找。',
      },
      { title: '村社区', text: '您选了「我住这里」,我们记下您住哪个村社区,下次打开先看那里的家。' },
      {
        title: '名字和电话',
        text: '您自己填了才有。加密保存,只有本地妇联因为工作需要才能看,每看一次都留记录。管着云账号和密钥的人能解开。',
      },
      {
        title: '微家主人的电话',
        text: '只有微家主人自己同意公开的号码才显示。在人家里的微家,门牌和准确位置不公开。',
      },
      { title: '求助', text: '「娘家人」那一页现在只有电话号码,不收也不存您的话。' },
    ],
  },

  onShow() {
    followLook(this)
  },
})
