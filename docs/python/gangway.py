"""Calls Gangway and verifies its webhooks. Copy this file: it needs Python 3.9 or later, and nothing else."""

import base64
import hashlib
import hmac
import json
import os
import re
import time
import urllib.error
import urllib.request
from typing import Any, NamedTuple


class Answer(NamedTuple):
    status: int
    data: Any
    headers: Any


class GangwayError(Exception):
    """An answer that is no success. `code` names the kind of failure; it is None when the answer is Xero's."""

    def __init__(self, status, body, headers):
        entries = body if isinstance(body, dict) else {}
        self.status, self.body, self.headers = status, body, headers
        self.code, self.candidates = entries.get("code"), entries.get("candidates", [])
        super().__init__(f"{status} {self.code}: {entries.get('message')} (request {entries.get('requestId')})")


class Gangway:
    """What is not passed is read from the environment: GANGWAY_URL and the two secrets, or GANGWAY_API_KEY."""

    def __init__(self, url=None, user_secret=None, organization_secret=None, api_key=None, instance_token=None):
        env = os.environ.get
        self.base = (url or env("GANGWAY_URL", "")).rstrip("/") + "/elements/api-v2"
        user = user_secret or env("GANGWAY_USER_SECRET")
        organization = organization_secret or env("GANGWAY_ORGANIZATION_SECRET")
        key = api_key or (None if user_secret or organization_secret else env("GANGWAY_API_KEY"))
        proof = f"Bearer {key}" if key else f"User {user}, Organization {organization}"
        self.authorization = proof + (f", Element {instance_token}" if instance_token else "")

    def call(self, method, path, body=None, headers=None):
        """The answer to a call such as ("GET", "/instances"). Raises GangwayError."""
        sent = {"Authorization": self.authorization, "Accept": "application/json", **(headers or {})}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            sent["Content-Type"] = "application/json"
        request = urllib.request.Request(self.base + path, data=data, headers=sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=90) as response:
                return Answer(response.status, _parsed(response.read()), response.headers)
        except urllib.error.HTTPError as error:
            raise GangwayError(error.code, _parsed(error.read()), error.headers) from None


def _parsed(text):
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text.decode(errors="replace")


def verify_webhook(key, body, headers):
    """The event of a webhook, from its body as it came, in bytes. Raises ValueError when it was forged or is over five minutes old."""
    identifier, timestamp = headers["Webhook-Id"], headers["Webhook-Timestamp"]
    encoded = re.fullmatch("whsec_([A-Za-z0-9+/]+)={0,2}", key)
    secret = base64.b64decode(encoded[1] + "=" * (-len(encoded[1]) % 4)) if encoded else key.encode()
    signed = f"{identifier}.{timestamp}.".encode() + body
    expected = base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
    is_signed = any(hmac.compare_digest(each, f"v1,{expected}") for each in headers["Webhook-Signature"].split(" "))
    if not is_signed or abs(time.time() - int(timestamp)) > 300:
        raise ValueError("not a webhook of Gangway's, or one of long ago")
    return json.loads(body)
