import createClient, { type Middleware } from "openapi-fetch";
import { Problem } from "./problem";
import type { paths } from "./schema";

/** What problem+json holds, as the server writes it: see docs/api.md. */
interface ProblemBody {
  title?: string;
  detail?: string;
  errors?: { message?: string; location?: string }[];
}

/** Turns every answer that is no success into a Problem, so that callers see data or an exception. */
const throwProblems: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    const body = (await response.json().catch(() => ({}))) as ProblemBody;
    const [first] = body.errors ?? [];
    throw new Problem(body.title ?? response.statusText, first?.location, first?.message, response.status);
  },
};

/** The API of the server that gave the page; it asks nobody else. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(throwProblems);

/** Unwraps an answer; the middleware has thrown if there is none. */
export async function dataOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  if (data === undefined) throw new Problem("the server sent an empty answer");
  return data;
}
