export declare const deployment: { appId: string; envId: string; sealPublicKeys: Record<string, string> }
