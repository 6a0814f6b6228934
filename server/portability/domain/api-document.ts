/** As much of an OpenAPI document as is read here; the rest of it passes through. */
export type Schema = { [key: string]: unknown };
export type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: Schema };
export type Content = Record<string, { schema?: Schema; example?: unknown }>;
export type Operation = {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { description: string; headers?: object; content?: Content }>;
};
export type ApiDocument = {
  openapi: string;
  info: { title: string; version: string; description?: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: object };
};
