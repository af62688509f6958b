import tcb from '@cloudbase/node-sdk'

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
const database = app.database()

interface Request {
  do?: 'write' | 'ai' | 'models' | 'ticket' | 'upload'
  id?: string
}

/** A function small enough to see what the SDK alone costs. */
export const main = async (event: Request): Promise<unknown> => {
  if (event.do === 'ai') return app.ai()
  if (event.do === 'models') return app.models.post
  if (event.do === 'ticket') return app.auth().createTicket('somebody-1')
  if (event.do === 'upload') return app.uploadFile({ cloudPath: 'kept/a.txt', fileContent: Buffer.from('a') })
  if (event.do === 'write') {
    return database
      .collection('probes')
      .doc(event.id ?? 'p')
      .set({ at: new Date(), user: tcb.getCloudbaseContext().WX_OPENID })
  }
  return database
    .collection('probes')
    .doc(event.id ?? 'p')
    .get()
}
