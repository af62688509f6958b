/** Who the tests are: the made-up account that every local request is signed with. */
export const credentials = { secretId: 'localid', secretKey: 'localkey' }
export const envId = 'local-env'
