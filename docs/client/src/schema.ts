// Made from the OpenAPI document: npm run client:types

export interface paths {
  "/openapi.json": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The OpenAPI document */
    get: operations["getOpenapiJson"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/authentication": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A password for a bearer token of ten minutes */
    post: operations["postAuthentication"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/authentication/secrets": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The two secrets of the Authorization header */
    get: operations["getAuthenticationSecrets"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/organizations/me": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The caller's organization */
    get: operations["getOrganizationsMe"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/ping": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Ask Xero for the organisation */
    get: operations["getPing"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/connect/sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a link with which one customer connects */
    post: operations["postConnectSessions"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/connect/sessions/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read a session */
    get: operations["getConnectSessionsId"];
    put?: never;
    post?: never;
    /** End a session's link */
    delete: operations["deleteConnectSessionsId"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/connect/sessions/{id}/result": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Exchange the code of the return address, once, for instances and tokens */
    post: operations["postConnectSessionsIdResult"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/connect/sessions/{id}/verification": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that your page's user is who was meant */
    post: operations["postConnectSessionsIdVerification"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/instances": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List instances */
    get: operations["getInstances"];
    /** Sign in again with providerData, or change name, tags and configuration */
    put: operations["putInstances"];
    /** Create an instance from a consent, from tokens that are held already, or from the keys of a custom connection */
    post: operations["postInstances"];
    /** Disconnect an instance, at Xero too */
    delete: operations["deleteInstances"];
    options?: never;
    head?: never;
    /** Change a part of an instance, or sign in again with the saved app */
    patch: operations["patchInstances"];
    trace?: never;
  };
  "/instances/count": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Count instances */
    get: operations["getInstancesCount"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/instances/token": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read an access token that works now */
    get: operations["getInstancesToken"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/instances/enabled": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Enable an instance */
    put: operations["putInstancesEnabled"];
    post?: never;
    /** Disable an instance */
    delete: operations["deleteInstancesEnabled"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/instances/configuration": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List an instance's configuration */
    get: operations["getInstancesConfiguration"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/instances/configuration/{entry}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change one entry of the configuration */
    patch: operations["patchInstancesConfigurationEntry"];
    trace?: never;
  };
  "/instances/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read an instance */
    get: operations["getInstancesId"];
    /** Sign in again with providerData, or change name, tags and configuration */
    put: operations["putInstancesId"];
    post?: never;
    /** Disconnect an instance, at Xero too */
    delete: operations["deleteInstancesId"];
    options?: never;
    head?: never;
    /** Change a part of an instance, or sign in again with the saved app */
    patch: operations["patchInstancesId"];
    trace?: never;
  };
  "/instances/{id}/token": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read an access token that works now */
    get: operations["getInstancesIdToken"];
    put?: never;
    /** Make a new instance token; the one before stops at once */
    post: operations["postInstancesIdToken"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/instances/{id}/enabled": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Enable an instance */
    put: operations["putInstancesIdEnabled"];
    post?: never;
    /** Disable an instance */
    delete: operations["deleteInstancesIdEnabled"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/instances/{id}/configuration": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List an instance's configuration */
    get: operations["getInstancesIdConfiguration"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/instances/{id}/configuration/{entry}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change one entry of the configuration */
    patch: operations["patchInstancesIdConfigurationEntry"];
    trace?: never;
  };
  "/instances/{id}/passthrough/{path}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Call Xero's API with the instance's token */
    get: operations["getInstancesIdPassthroughPath"];
    /** Call Xero's API with the instance's token */
    put: operations["putInstancesIdPassthroughPath"];
    /** Call Xero's API with the instance's token */
    post: operations["postInstancesIdPassthroughPath"];
    /** Call Xero's API with the instance's token */
    delete: operations["deleteInstancesIdPassthroughPath"];
    options?: never;
    /** Call Xero's API with the instance's token */
    head: operations["headInstancesIdPassthroughPath"];
    /** Call Xero's API with the instance's token */
    patch: operations["patchInstancesIdPassthroughPath"];
    trace?: never;
  };
  "/elements/{key}/instances": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List instances */
    get: operations["getElementsKeyInstances"];
    put?: never;
    /** Create an instance from a consent, from tokens that are held already, or from the keys of a custom connection */
    post: operations["postElementsKeyInstances"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/elements/{key}/instances/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read an instance */
    get: operations["getElementsKeyInstancesId"];
    /** Sign in again with providerData, or change name, tags and configuration */
    put: operations["putElementsKeyInstancesId"];
    post?: never;
    /** Disconnect an instance, at Xero too */
    delete: operations["deleteElementsKeyInstancesId"];
    options?: never;
    head?: never;
    /** Change a part of an instance, or sign in again with the saved app */
    patch: operations["patchElementsKeyInstancesId"];
    trace?: never;
  };
  "/keys": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the organization's API keys
     * @description For admins.
     */
    get: operations["getKeys"];
    put?: never;
    /**
     * Make an API key; it is answered this once
     * @description For admins.
     */
    post: operations["postKeys"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/keys/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke an API key
     * @description For admins.
     */
    delete: operations["deleteKeysId"];
    options?: never;
    head?: never;
    /**
     * Change an API key
     * @description For admins.
     */
    patch: operations["patchKeysId"];
    trace?: never;
  };
  "/keys/{id}/rotation": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make the key anew; the one before works for a day more
     * @description For admins.
     */
    post: operations["postKeysIdRotation"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/instances/{id}/keys": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the keys of an instance */
    get: operations["getInstancesIdKeys"];
    put?: never;
    /** Make a key for one instance; it is answered this once */
    post: operations["postInstancesIdKeys"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/instances/{id}/keys/{apiKey}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke a key of an instance */
    delete: operations["deleteInstancesIdKeysApiKey"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/webhooks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List webhooks
     * @description For admins.
     */
    get: operations["getWebhooks"];
    put?: never;
    /**
     * Add a webhook; its signature key is answered this once
     * @description For admins.
     */
    post: operations["postWebhooks"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/webhooks/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a webhook
     * @description For admins.
     */
    get: operations["getWebhooksId"];
    put?: never;
    post?: never;
    /**
     * Delete a webhook
     * @description For admins.
     */
    delete: operations["deleteWebhooksId"];
    options?: never;
    head?: never;
    /**
     * Change a webhook
     * @description For admins.
     */
    patch: operations["patchWebhooksId"];
    trace?: never;
  };
  "/webhooks/{id}/key": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a new signature key; the one before signs for a day more
     * @description For admins.
     */
    post: operations["postWebhooksIdKey"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/webhooks/{id}/test": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a test event
     * @description For admins.
     */
    post: operations["postWebhooksIdTest"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/webhooks/{id}/replay": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the events of a time again
     * @description For admins.
     */
    post: operations["postWebhooksIdReplay"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/webhooks/{id}/deliveries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List deliveries, the newest event first
     * @description For admins.
     */
    get: operations["getWebhooksIdDeliveries"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/xero-webhooks/{app}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Where Xero posts the webhooks of an app */
    post: operations["postXeroWebhooksApp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/passthrough/{path}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Call Xero's API with the instance's token */
    get: operations["getPassthroughPath"];
    /** Call Xero's API with the instance's token */
    put: operations["putPassthroughPath"];
    /** Call Xero's API with the instance's token */
    post: operations["postPassthroughPath"];
    /** Call Xero's API with the instance's token */
    delete: operations["deletePassthroughPath"];
    options?: never;
    /** Call Xero's API with the instance's token */
    head: operations["headPassthroughPath"];
    /** Call Xero's API with the instance's token */
    patch: operations["patchPassthroughPath"];
    trace?: never;
  };
  "/elements": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the connectors */
    get: operations["getElements"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/elements/keys": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The keys of the connectors */
    get: operations["getElementsKeys"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/elements/{key}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One connector */
    get: operations["getElementsKey"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/elements/{key}/certificate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The certificate to upload at Xero for Partner apps of OAuth 1.0a */
    get: operations["getElementsKeyCertificate"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/elements/{key}/oauth/token": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** OAuth 1.0a: a request token */
    get: operations["getElementsKeyOauthToken"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/elements/{key}/oauth/url": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the customer consents */
    get: operations["getElementsKeyOauthUrl"];
    put?: never;
    /** Where the customer consents */
    post: operations["postElementsKeyOauthUrl"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  event: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** An event, posted to your URL and signed with the webhook's key */
    post: operations["receiveEvent"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    Error: {
      /** @description Names the call in Gangway's log. */
      requestId: string;
      /**
       * @description What kind of failure it is, for programs.
       * @enum {string}
       */
      code:
        | "invalid_request"
        | "xero_refused"
        | "unauthenticated"
        | "forbidden"
        | "not_found"
        | "method_not_allowed"
        | "not_acceptable"
        | "conflict"
        | "too_large"
        | "unsupported_media_type"
        | "key_reused"
        | "too_many_requests"
        | "xero_unavailable"
        | "mail_unavailable"
        | "busy"
        | "xero_timeout"
        | "internal";
      /** @description What is wrong, with the entry's name, and what to do. */
      message: string;
      /** @description What Xero said. */
      providerMessage?: string;
      /** @description The organisations that a repeated call can choose from. */
      candidates?: {
        tenantId: string;
        name: string;
      }[];
    };
    NewSession: {
      /** Format: uuid */
      id: string;
      /** Format: uri */
      url: string;
      token: string;
      /** Format: date-time */
      expiresAt: string;
      warning?: string;
    };
    SessionToMake: {
      /** @description The id of a saved app; required unless `reconnect` or `keys` is given. */
      app?: string;
      /** @constant */
      keys?: "customer";
      scopes?: string[] | string;
      name?: string;
      tags?: string[];
      externalId?: string;
      /** Format: uri */
      returnUrl?: string;
      /** Format: email */
      email?: string;
      /** @constant */
      verify?: "email";
      /** Format: uri */
      verifyUrl?: string;
      /** @enum {string} */
      language?: "en" | "de" | "fr" | "es" | "ja";
      reconnect?: number;
      /** @description Seconds, up to 30 days. */
      expiresIn?: number;
    };
    Session: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status: "open" | "connected" | "expired" | "revoked" | "used";
      name: string;
      externalId: string | null;
      app: string | null;
      keys: "customer" | null;
      reconnect: number | null;
      returnUrl: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string;
    };
    SessionResult: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status: "open" | "connected" | "expired" | "revoked" | "used";
      name: string;
      externalId: string | null;
      app: string | null;
      keys: "customer" | null;
      reconnect: number | null;
      returnUrl: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string;
      instances: {
        id: number;
        name: string;
        organisation: string;
        token: string | null;
      }[];
    };
    Instance: {
      id: number;
      name: string;
      /** Format: date-time */
      createdDate: string;
      /** @description The instance token, only where it has just been made. */
      token?: string;
      element?: components["schemas"]["ConnectorOfInstance"];
      your_mom?: components["schemas"]["ConnectorOfInstance"];
      elementId: number;
      tags: string[];
      provisionInteractions: unknown[];
      /** @description False when the customer has to connect again. */
      valid: boolean;
      disabled: boolean;
      maxCacheSize: number;
      cacheTimeToLive: number;
      /** @description Secrets are masked. */
      configuration: {
        [key: string]: string | null;
      };
      eventsEnabled: boolean;
      cachingEnabled: boolean;
      traceLoggingEnabled: boolean;
      /** @enum {string} */
      externalAuthentication: "none" | "initial" | "client_credentials";
      /** @description Your own id of the customer. */
      externalId?: string;
      user: {
        id: number;
        emailAddress: string;
        firstName: string;
        lastName: string;
      } | null;
    };
    ConnectorOfInstance: {
      id: number;
      name: string;
      key: string;
      description: string;
      /** Format: uri */
      image: string;
      active: boolean;
      deleted: boolean;
      typeOauth: boolean;
      trialAccount: boolean;
      resources: unknown[];
      hub: string;
      authentication: {
        /** @enum {string} */
        type: "oauth1" | "oauth2";
      };
    };
    NewInstance: {
      element?: {
        key?: string;
        id?: number;
      } & {
        [key: string]: unknown;
      };
      your_mom?: {
        key?: string;
        id?: number;
      } & {
        [key: string]: unknown;
      };
      name: string;
      tags?: string[];
      providerData?: components["schemas"]["ProviderData"];
      configuration: components["schemas"]["Configuration"];
      /**
       * @description `initial`: tokens that you hold already; `client_credentials`: the keys of a custom connection.
       * @enum {string}
       */
      externalAuthentication?: "none" | "initial" | "client_credentials";
    } & {
      [key: string]: unknown;
    };
    ProviderData: {
      /** @description OAuth 2.0: the code that came to your callback URL. */
      code?: string;
      /** @description Which organisation is meant, where the consent has several. */
      tenantId?: string;
      oauth_token?: string;
      oauth_verifier?: string;
      secret?: string;
      org?: string;
    } & {
      [key: string]: unknown;
    };
    Configuration: {
      /** @description The app's client id (OAuth 2.0) or consumer key (1.0a). */
      "oauth.api.key": string;
      "oauth.api.secret": string;
      /** @description Required where a customer returns to it. */
      "oauth.callback.url"?: string;
      /** @description To hand over tokens that you have. */
      "oauth.user.refresh_token"?: string;
      "oauth.user.token"?: string;
      "oauth.scope"?: string;
      "xero.partner"?: boolean | string;
      "oauth.api.private.key"?: string;
      "event.notification.enabled"?: boolean | string;
      "event.notification.callback.url"?: string;
      "event.notification.signature.key"?: string;
    } & {
      [key: string]: unknown;
    };
    InstanceChange: {
      name?: string;
      tags?: string[];
      providerData?: components["schemas"]["ProviderData"];
      configuration?: {
        /** @description The app's client id (OAuth 2.0) or consumer key (1.0a). */
        "oauth.api.key"?: string;
        "oauth.api.secret"?: string;
        /** @description Required where a customer returns to it. */
        "oauth.callback.url"?: string;
        /** @description To hand over tokens that you have. */
        "oauth.user.refresh_token"?: string;
        "oauth.user.token"?: string;
        "oauth.scope"?: string;
        "xero.partner"?: boolean | string;
        "oauth.api.private.key"?: string;
        "event.notification.enabled"?: boolean | string;
        "event.notification.callback.url"?: string;
        "event.notification.signature.key"?: string;
      } & {
        [key: string]: unknown;
      };
    } & {
      [key: string]: unknown;
    };
    AccessToken: {
      accessToken: string;
      accessTokenSecret?: string;
      /** @enum {string} */
      tokenType: "Bearer" | "OAuth";
      /** @description Seconds. */
      expiresIn: number;
      tenantId: string;
      connectionId?: string;
    };
    ConfigurationEntry: {
      key: string;
      name: string;
      type: string;
      required: boolean;
      active: boolean;
      id: number;
      propertyValue: string | null;
      companyConfig: boolean;
    };
    ApiKey: {
      /** Format: uuid */
      id: string;
      name: string;
      scopes: (
        | "connect"
        | "instances:read"
        | "instances:write"
        | "token"
        | "passthrough:read"
        | "passthrough:write"
        | "webhooks"
        | "admin"
      )[];
      networks: string[];
      /** @description The last characters of the key. */
      hint: string;
      /** Format: date-time */
      createdAt: string;
      createdBy: string | null;
      expiresAt: string | null;
      lastUsedAt: string | null;
      lastUsedAddress: string | null;
      previousUntil: string | null;
    };
    NewApiKey: {
      /** Format: uuid */
      id: string;
      name: string;
      scopes: (
        | "connect"
        | "instances:read"
        | "instances:write"
        | "token"
        | "passthrough:read"
        | "passthrough:write"
        | "webhooks"
        | "admin"
      )[];
      networks: string[];
      /** @description The last characters of the key. */
      hint: string;
      /** Format: date-time */
      createdAt: string;
      createdBy: string | null;
      expiresAt: string | null;
      lastUsedAt: string | null;
      lastUsedAddress: string | null;
      previousUntil: string | null;
      key: string;
    };
    ApiKeyToMake: {
      name: string;
      scopes: (
        | "connect"
        | "instances:read"
        | "instances:write"
        | "token"
        | "passthrough:read"
        | "passthrough:write"
        | "webhooks"
        | "admin"
      )[];
      /** @description Addresses or networks from which it may be used; none means anywhere. */
      networks?: string[];
      /** @description Seconds, at least 60; null means that it does not expire. */
      expiresIn?: number | null;
    };
    ApiKeyChange: {
      name?: string;
      scopes?: (
        | "connect"
        | "instances:read"
        | "instances:write"
        | "token"
        | "passthrough:read"
        | "passthrough:write"
        | "webhooks"
        | "admin"
      )[];
      /** @description Addresses or networks from which it may be used; none means anywhere. */
      networks?: string[];
      /** @description Seconds, at least 60; null means that it does not expire. */
      expiresIn?: number | null;
    };
    InstanceKeyToMake: {
      name: string;
      /** @description By default both of passthrough. */
      scopes?: ("passthrough:read" | "passthrough:write" | "token")[];
      /** @description Addresses or networks from which it may be used; none means anywhere. */
      networks?: string[];
      /** @description Seconds, at least 60; null means that it does not expire. */
      expiresIn?: number | null;
    };
    Webhook: {
      /** Format: uuid */
      id: string;
      /** Format: uri */
      url: string;
      /** @description Empty: every type. */
      eventTypes: (
        | "instance.connected"
        | "instance.reconnected"
        | "instance.renamed"
        | "instance.organisation_renamed"
        | "instance.tagged"
        | "instance.configured"
        | "instance.enabled"
        | "instance.disabled"
        | "instance.token_rotated"
        | "instance.disconnected"
        | "instance.restored"
        | "instance.reconnect_asked"
        | "grant.consented"
        | "grant.renewed"
        | "grant.renewal_failed"
        | "grant.reconnect_needed"
        | "grant.expiring"
        | "grant.expired"
        | "link.connected"
        | "link.stopped"
        | "xero.changed"
      )[];
      tag: string | null;
      app: string | null;
      enabled: boolean;
      failingSince: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    NewWebhook: {
      /** Format: uuid */
      id: string;
      /** Format: uri */
      url: string;
      /** @description Empty: every type. */
      eventTypes: (
        | "instance.connected"
        | "instance.reconnected"
        | "instance.renamed"
        | "instance.organisation_renamed"
        | "instance.tagged"
        | "instance.configured"
        | "instance.enabled"
        | "instance.disabled"
        | "instance.token_rotated"
        | "instance.disconnected"
        | "instance.restored"
        | "instance.reconnect_asked"
        | "grant.consented"
        | "grant.renewed"
        | "grant.renewal_failed"
        | "grant.reconnect_needed"
        | "grant.expiring"
        | "grant.expired"
        | "link.connected"
        | "link.stopped"
        | "xero.changed"
      )[];
      tag: string | null;
      app: string | null;
      enabled: boolean;
      failingSince: string | null;
      /** Format: date-time */
      createdAt: string;
      signatureKey: string;
    };
    WebhookChange: {
      /** Format: uri */
      url?: string;
      eventTypes?: (
        | "instance.connected"
        | "instance.reconnected"
        | "instance.renamed"
        | "instance.organisation_renamed"
        | "instance.tagged"
        | "instance.configured"
        | "instance.enabled"
        | "instance.disabled"
        | "instance.token_rotated"
        | "instance.disconnected"
        | "instance.restored"
        | "instance.reconnect_asked"
        | "grant.consented"
        | "grant.renewed"
        | "grant.renewal_failed"
        | "grant.reconnect_needed"
        | "grant.expiring"
        | "grant.expired"
        | "link.connected"
        | "link.stopped"
        | "xero.changed"
      )[];
      tag?: string | null;
      app?: string | null;
      enabled?: boolean;
    };
    Deliveries: {
      items: {
        /**
         * Format: uuid
         * @description What receivers know as `webhook-id`.
         */
        id: string;
        /** @enum {string} */
        status: "waiting" | "delivered" | "failed";
        attempts: number;
        nextAt: string | null;
        answerStatus: number | null;
        problem: string | null;
        type: string;
        /** Format: date-time */
        timestamp: string;
        instanceId: number | null;
      }[];
      next: string | null;
    };
    Connector: {
      id: number;
      name: string;
      key: string;
      description: string;
      /** Format: uri */
      image: string;
      active: boolean;
      deleted: boolean;
      typeOauth: boolean;
      trialAccount: boolean;
      resources: unknown[];
      hub: string;
      authentication: {
        /** @enum {string} */
        type: "oauth1" | "oauth2";
      };
      configuration: {
        key: string;
        name: string;
        type: string;
        required: boolean;
        active: boolean;
      }[];
    };
    Event: {
      /** @enum {string} */
      type:
        | "instance.connected"
        | "instance.reconnected"
        | "instance.renamed"
        | "instance.organisation_renamed"
        | "instance.tagged"
        | "instance.configured"
        | "instance.enabled"
        | "instance.disabled"
        | "instance.token_rotated"
        | "instance.disconnected"
        | "instance.restored"
        | "instance.reconnect_asked"
        | "grant.consented"
        | "grant.renewed"
        | "grant.renewal_failed"
        | "grant.reconnect_needed"
        | "grant.expiring"
        | "grant.expired"
        | "link.connected"
        | "link.stopped"
        | "xero.changed"
        | "webhook.tested";
      /** Format: date-time */
      timestamp: string;
      data: {
        /** @description Null when it is about none. */
        instanceId: number | null;
        /** @description Your own id of the customer, where the instance has one. */
        externalId?: string;
        /** @description The email address of who did it, or null for Gangway itself. */
        actor: string | null;
        /** @description Its entries depend on the type, and there may be more in future. */
        details: {
          [key: string]: unknown;
        };
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getOpenapiJson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            openapi: string;
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postAuthentication: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          username: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            token: string;
            username: string;
            id: number;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getAuthenticationSecrets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            userSecret: string;
            organizationSecret: string;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getOrganizationsMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Not for API keys. */
            secret?: string;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getPing: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** Format: date-time */
            dateTime: string;
            endpoint: string;
            valid: boolean;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postConnectSessions: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeats are answered as the first call, for 24 hours. */
        "Idempotency-Key"?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SessionToMake"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NewSession"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getConnectSessionsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  deleteConnectSessionsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postConnectSessionsIdResult: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          code: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SessionResult"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postConnectSessionsIdVerification: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          check: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** Format: uri */
            continueUrl: string;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getInstances: {
    parameters: {
      query?: {
        /** @description 1 to 200, which is also the default. */
        pageSize?: number;
        /** @description The header Elements-Next-Page-Token of the page before. */
        nextPage?: string;
        /** @description Once for each tag: instances that have all of them. */
        "tags[]"?: string[];
        /** @description Part of the connector's key or of a name. */
        searchText?: string;
        /** @description Exactly your own id of the customer. */
        externalId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"][];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  putInstances: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InstanceChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postInstances: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeats are answered as the first call, for 24 hours. */
        "Idempotency-Key"?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewInstance"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  deleteInstances: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  patchInstances: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InstanceChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getInstancesCount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            totalInstances: number;
            elementInstances: number;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getInstancesToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccessToken"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  putInstancesEnabled: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  deleteInstancesEnabled: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getInstancesConfiguration: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConfigurationEntry"][];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  patchInstancesConfigurationEntry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        entry: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          propertyValue: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConfigurationEntry"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getInstancesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  putInstancesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InstanceChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  deleteInstancesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  patchInstancesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InstanceChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getInstancesIdToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccessToken"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postInstancesIdToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            token: string;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  putInstancesIdEnabled: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  deleteInstancesIdEnabled: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getInstancesIdConfiguration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConfigurationEntry"][];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  patchInstancesIdConfigurationEntry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        entry: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          propertyValue: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConfigurationEntry"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getInstancesIdPassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  putInstancesIdPassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postInstancesIdPassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  deleteInstancesIdPassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  headInstancesIdPassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  patchInstancesIdPassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getElementsKeyInstances: {
    parameters: {
      query?: {
        /** @description 1 to 200, which is also the default. */
        pageSize?: number;
        /** @description The header Elements-Next-Page-Token of the page before. */
        nextPage?: string;
        /** @description Once for each tag: instances that have all of them. */
        "tags[]"?: string[];
        /** @description Part of the connector's key or of a name. */
        searchText?: string;
        /** @description Exactly your own id of the customer. */
        externalId?: string;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"][];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postElementsKeyInstances: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeats are answered as the first call, for 24 hours. */
        "Idempotency-Key"?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewInstance"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getElementsKeyInstancesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  putElementsKeyInstancesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InstanceChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  deleteElementsKeyInstancesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  patchElementsKeyInstancesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InstanceChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Instance"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKey"][];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postKeys: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeats are answered as the first call, for 24 hours. */
        "Idempotency-Key"?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApiKeyToMake"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NewApiKey"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  deleteKeysId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  patchKeysId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApiKeyChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKey"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postKeysIdRotation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NewApiKey"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getInstancesIdKeys: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKey"][];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postInstancesIdKeys: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeats are answered as the first call, for 24 hours. */
        "Idempotency-Key"?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InstanceKeyToMake"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NewApiKey"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  deleteInstancesIdKeysApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        apiKey: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getWebhooks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Webhook"][];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postWebhooks: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeats are answered as the first call, for 24 hours. */
        "Idempotency-Key"?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["WebhookChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NewWebhook"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getWebhooksId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  deleteWebhooksId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  patchWebhooksId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["WebhookChange"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postWebhooksIdKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            signatureKey: string;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postWebhooksIdTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postWebhooksIdReplay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** Format: date-time */
          from: string;
          /** Format: date-time */
          to: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            events: number;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getWebhooksIdDeliveries: {
    parameters: {
      query?: {
        /** @description waiting, delivered or failed. */
        status?: string;
        /** @description The event's type. */
        type?: string;
        /** @description The id of an instance. */
        instance?: number;
        /** @description `next` of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Deliveries"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postXeroWebhooksApp: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        app: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          events: unknown[];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not signed with the app's key. Empty. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getPassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  putPassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postPassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  deletePassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  headPassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  patchPassthroughPath: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": unknown;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getElements: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connector"][];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getElementsKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": string[];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getElementsKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connector"];
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getElementsKeyCertificate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": string;
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getElementsKeyOauthToken: {
    parameters: {
      query?: {
        /** @description The app's client id or consumer key. */
        apiKey?: string;
        /** @description Its secret. */
        apiSecret?: string;
        /** @description Where the customer comes back to. */
        callbackUrl?: string;
        /** @description true for a Partner app. */
        "xero.partner"?: string;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            token: string;
            secret: string;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  getElementsKeyOauthUrl: {
    parameters: {
      query?: {
        /** @description The app's client id or consumer key. */
        apiKey?: string;
        /** @description Its secret. */
        apiSecret?: string;
        /** @description Where the customer comes back to. */
        callbackUrl?: string;
        /** @description OAuth 1.0a: of oauth/token. */
        requestToken?: string;
        /** @description Comes back to your callback URL. */
        state?: string;
        /** @description Scopes, with blanks between. */
        scope?: string;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** Format: uri */
            oauthUrl: string;
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  postElementsKeyOauthUrl: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          apiKey: string;
          apiSecret: string;
          callbackUrl: string;
          requestToken?: string;
          state?: string;
          scope?: string;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** Format: uri */
            oauthUrl: string;
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description Refused, or failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Error"];
        };
      };
    };
  };
  receiveEvent: {
    parameters: {
      query?: never;
      header?: {
        "Webhook-Id"?: string;
        "Webhook-Timestamp"?: string;
        "Webhook-Signature"?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Event"];
      };
    };
    responses: {
      /** @description Received. Anything else is a failed attempt, and is repeated. */
      "2XX": {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
