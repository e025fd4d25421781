<?php

/** An answer that is no success. `errorCode` names the kind of failure; it is null when the answer is Xero's. */
final class GangwayError extends RuntimeException
{
    public readonly ?string $errorCode;

    public function __construct(
        public readonly int $status,
        public readonly mixed $body,
        public readonly array $headers,
    ) {
        $this->errorCode = $body["code"] ?? null;
        $message = $body["message"] ?? "";
        parent::__construct("$status $this->errorCode: $message (request " . ($body["requestId"] ?? "") . ")");
    }
}

/**
 * Calls Gangway and verifies its webhooks. Copy this file: it needs PHP 8.1 or later with curl, and nothing else. What is not passed is
 * read from the environment: GANGWAY_URL and the two secrets, or GANGWAY_API_KEY.
 */
final class Gangway
{
    private string $base;
    private string $authorization;

    public function __construct(
        ?string $url = null,
        ?string $userSecret = null,
        ?string $organizationSecret = null,
        ?string $apiKey = null,
        ?string $instanceToken = null,
    ) {
        $this->base = rtrim($url ?? (string) getenv("GANGWAY_URL"), "/") . "/elements/api-v2";
        $user = $userSecret ?? getenv("GANGWAY_USER_SECRET");
        $organization = $organizationSecret ?? getenv("GANGWAY_ORGANIZATION_SECRET");
        $key = $apiKey ?? (($userSecret ?? $organizationSecret) === null ? getenv("GANGWAY_API_KEY") : null);
        $element = $instanceToken === null ? "" : ", Element $instanceToken";
        $this->authorization = ($key ? "Bearer $key" : "User $user, Organization $organization") . $element;
    }

    /**
     * The answer to a call such as ("GET", "/instances"): its `data` and its `headers`, in small letters. Throws GangwayError.
     * @return array{data: mixed, headers: array<string, string>}
     */
    public function call(string $method, string $path, ?array $body = null, array $headers = []): array
    {
        $sent = ["Authorization: $this->authorization", "Accept: application/json", ...$headers];
        $received = [];
        $curl = curl_init($this->base . $path);
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 90,
            CURLOPT_HEADERFUNCTION => function ($_, string $line) use (&$received): int {
                [$name, $value] = [...explode(":", $line, 2), ""];
                $received[strtolower(trim($name))] = trim($value);
                return strlen($line);
            },
        ]);
        if ($body !== null) {
            $sent[] = "Content-Type: application/json";
            curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode($body, JSON_THROW_ON_ERROR));
        }
        curl_setopt($curl, CURLOPT_HTTPHEADER, $sent);
        $text = curl_exec($curl);
        if ($text === false) {
            throw new RuntimeException("Gangway cannot be reached: " . curl_error($curl));
        }
        $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
        $data = json_decode($text, true);
        if ($status >= 400) {
            throw new GangwayError($status, $data, $received);
        }
        return ["data" => $data, "headers" => $received];
    }

    /** The event of a webhook, from its body as it came. Throws when it was forged or is over five minutes old. */
    public static function verifyWebhook(string $key, string $body, string $id, string $timestamp, string $signatures): array
    {
        $isEncoded = preg_match('#^whsec_([A-Za-z0-9+/]+)={0,2}$#D', $key, $encoded) === 1;
        $secret = $isEncoded ? base64_decode($encoded[1]) : $key;
        $expected = "v1," . base64_encode(hash_hmac("sha256", "$id.$timestamp.$body", $secret, true));
        $matching = array_filter(explode(" ", $signatures), fn($each) => hash_equals($expected, $each));
        if ($matching === [] || abs(time() - (int) $timestamp) > 300) {
            throw new RuntimeException("not a webhook of Gangway's, or one of long ago");
        }
        return json_decode($body, true, flags: JSON_THROW_ON_ERROR);
    }
}
