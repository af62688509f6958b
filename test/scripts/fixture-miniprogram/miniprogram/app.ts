import { deployment } from './deployment'

App({ globalData: { envId: deployment.envId } })
