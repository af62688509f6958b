/** What a request is signed with. */
export interface Credentials {
  readonly secretId: string
  readonly secretKey: string
}
