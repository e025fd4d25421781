// Made from the OpenAPI document: npm run client:types
export {};
