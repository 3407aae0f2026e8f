/** How one can sign in besides with address and password: `GET /api/v1/sign-in-methods`. */
export type SignInMethods = { firebase: Firebase | null };
/** The project that vouches for people. */
export type Firebase = { api_key: string; auth_domain: string; project_id: string; emulator: string | null };
