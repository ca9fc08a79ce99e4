/** A service refused a request, or kept failing: no fault of what was asked for by a user, or stored. */
export class ServiceFault extends Error {
  /** The service's own, or `NetworkFault`. */
  readonly code: string;
  constructor(code: string, detail: string) {
    super(detail);
    this.name = 'ServiceFault';
    this.code = code;
  }
}
