/** Why a question about sign-in cannot be answered as it was asked. */

/** The message names what is wrong and what is allowed. */
export class SignInQuestionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SignInQuestionError';
  }
}
