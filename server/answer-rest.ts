import { appRouter } from "./app-router";
import { env } from "./platform/env";
import type { Db } from "./platform/db/client";
import { problemResponse } from "./platform/problem";
import { answerRequest, REST_PATH } from "./portability/rest/answer-request";
import type { ApiDocument } from "./portability/domain/api-document";
import { describeApi } from "./portability/rest/describe-api";
import { boardReading } from "./portability/rest/give-board";
import { operationsOf } from "./portability/rest/operation";
import { transfers } from "./portability/rest/transfers";

const api = { router: appRouter, operations: [boardReading, ...operationsOf(appRouter), ...transfers] };

/** The door for scripts and other programs: the same procedures as our own pages, by token. */
export function answerRest(request: Request, db?: Db): Promise<Response> {
  return answerRequest(request, api, db);
}

let document: ApiDocument | undefined;

/** What that door offers, as OpenAPI 3.1; made once, since procedures and settings stay as they are. */
export function openApiDocument(): ApiDocument {
  document ??= describeApi(appRouter, `${env().publicUrl}${REST_PATH}`);
  return document;
}

/** The same as an answer. */
export function answerOpenApi(): Response {
  try {
    return Response.json(openApiDocument());
  } catch (error) {
    return problemResponse(error);
  }
}
