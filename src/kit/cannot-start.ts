/** A reason to stop that the person who started the program can do something about: shown as plain lines, without a stack. */
export class CannotStart extends Error {
  readonly exitCode: number
  /** `exitCode` 78 is "configuration error" (sysexits.h): a supervisor should not try again by itself. */
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
