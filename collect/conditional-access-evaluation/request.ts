/** A question to the What-If service, as its request body. https://learn.microsoft.com/graph/api/conditionalaccessroot-evaluate */

/** One sign-in, all of it said, in Graph's words. */
export interface WhatIfQuestion {
  readonly userId: string;
  /** What is signed in to: an application, a user action, or an authentication context. */
  readonly target:
    | { readonly appId: string }
    | { readonly userAction: string }
    | { readonly authenticationContext: string };
  readonly client: string;
  /** `unknown` is not sent. */
  readonly platform: string;
  readonly device: 'unregistered' | 'registered' | 'compliant' | 'hybridJoined' | 'compliantHybridJoined';
  readonly flow: string;
  readonly ip: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly userRisk: string;
  readonly signInRisk: string;
  readonly insiderRisk: string;
}

const userActions: Readonly<Record<string, string>> = {
  'urn:user:registersecurityinfo': 'registerSecurityInformation',
  'urn:user:registerdevice': 'registerOrJoinDevices',
};

const devices: Readonly<Record<WhatIfQuestion['device'], object | undefined>> = {
  unregistered: undefined,
  registered: { isCompliant: false, trustType: 'Workplace' },
  compliant: { isCompliant: true, trustType: 'AzureAD' },
  hybridJoined: { isCompliant: false, trustType: 'ServerAD' },
  compliantHybridJoined: { isCompliant: true, trustType: 'ServerAD' },
};

function contextOf(target: WhatIfQuestion['target']): object {
  if ('appId' in target)
    return { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: [target.appId] };
  if ('userAction' in target) {
    const userAction = userActions[target.userAction] ?? target.userAction;
    return { '@odata.type': '#microsoft.graph.userActionContext', userAction };
  }
  return { '@odata.type': '#microsoft.graph.authContext', authenticationContextValue: target.authenticationContext };
}

/** The request body; what the service has no word for is left out. */
export function bodyOf(question: WhatIfQuestion): object {
  const { platform, flow, insiderRisk } = question;
  return {
    signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: question.userId },
    signInContext: contextOf(question.target),
    signInConditions: {
      clientAppType: question.client,
      country: question.country,
      ipAddress: question.ip,
      signInRiskLevel: question.signInRisk,
      userRiskLevel: question.userRisk,
      ...(platform === 'unknown' ? {} : { devicePlatform: platform }),
      ...(devices[question.device] === undefined ? {} : { deviceInfo: devices[question.device] }),
      ...(flow === 'none' ? {} : { authenticationFlow: { transferMethod: flow } }),
      ...(insiderRisk === 'none' ? {} : { insiderRiskLevel: insiderRisk }),
    },
    appliedPoliciesOnly: false,
  };
}
