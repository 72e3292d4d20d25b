package dev.windlass.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Gitlab-Token X-Hub-Signature X-Hub-Signature-256 X-Hook-UUID X-Gitea-Signature X-Gogs-Signature",
                "X-Forgejo-Signature X-Hook-Signature X-Hook-Secret X-Webhook-Secret X-Webhook-Signature X-Webhook-Auth",
                "X-Api-Key X-ApiKey X-API_KEY X-Goog-Api-Key X-Functions-Key X-Access-Key X-Secret-Key X-AccessKey X-Auth-Key",
                "X-Nuget-Apikey X-Parse-Master-Key X-Rapidapi-Api-Key X-Amz-Server-Side-Encryption-Customer-Key X-Write-Key",
                "X-Authorization X-Authorisation X-Forwarded-Authorization X-Original-Authorization X-Proxy-Authorization",
                "X-Serverless-Authorization X-Ms-Authorization-Auxiliary X-Auth X-OAuth X-Registry-Auth X-Zumo-Auth",
                "X-Authentication X-Bearer X-Forwarded-Access-Token X-Forwarded-Id-Token X-Auth-Request-Access-Token",
                "X-Auth-Token X-AuthToken X-Access-Tokens X-Vault-Token X-Consul-Token X-Amz-Security-Token X-Csrf-Token",
                "X-Xsrf-Token X-XSRFTOKEN X-Aws-Ec2-Metadata-Token X-Subject-Token X-Goog-Channel-Token X-Token-Bin",
                "X-Goog-Iap-Jwt-Assertion X-Pomerium-Jwt-Assertion X-Saml-Assertion X-Jwt X-Amzn-Oidc-Data",
                "X-Amzn-Oidc-Accesstoken X-Ms-Token-Aad-Id-Token X-Ms-Token-Google-Access-Token X-Cookie X-Set-Cookie",
                "X-Forwarded-Cookie X-Session X-Session-Id X-SessionId X-PhpSessId X-Sid X-Password X-User-Password",
                "X-Passwd X-Pwd X-Passphrase X-Credential X-Credentials X-Amz-Credential X-Amz-Signature X-Github-Otp",
                "X-Shopify-Hmac-Sha256 X-HmacSha256 X-Sonar-Webhook-HMAC-SHA256 X-Slack-Signature X-Signature-Ed25519",
                "X-SignatureV2 X-Sig X-Sign X-Docusign-Signature-1 X-Telegram-Bot-Api-Secret-Token X-Client-Secret",
                "X-Client-Cert X-Forwarded-Client-Cert X-Forwarded-Tls-Client-Cert X-Arr-Clientcert X-Ssl-Certificate",
                "X-Jenkins-Crumb X-Trello-Webhook X-JFrog-Art-Api X-Honeycomb-Team X.Api.Key Authorization Cookie",
                "webhook-signature"
            })
    void whatCarriesASecretIsSecretInAnySpelling(String names) {
        assertThat(names.split(" ")).allMatch(SecretHeaders.DEFAULT::isSecret);
        assertThat(names.toUpperCase(Locale.ROOT).split(" ")).allMatch(SecretHeaders.DEFAULT::isSecret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-GitHub-Event X-GitHub-Delivery X-GitHub-Hook-ID X-Gitlab-Event X-Gitlab-Event-UUID X-Gitlab-Instance",
                "X-Gitlab-Webhook-UUID X-Event-Key X-Request-Id X-Request-UUID X-Attempt-Number X-Gitea-Event X-Gogs-Event",
                "X-Forgejo-Delivery X-Forwarded-For X-Forwarded-Host X-Forwarded-Proto X-Real-Ip X-Argo-E2E",
                "X-Auth-Request-User X-Auth-Request-Email X-Auth-Request-Groups X-Remote-User X-Author X-Authority",
                "X-Partition-Key X-Routing-Key X-Idempotency-Key X-Issue-Key X-Keyboard X-Tokenizer X-Secretary X-Passenger",
                "X-Compass X-Design X-Signal X-Assigned-To X-Opinion X-Pinned X-Sidecar X-Concert X-Obsessive X-Kind X-B3-Traceid"
            })
    void whatSelectorsLookAtIsNot(String names) {
        assertThat(names.split(" ")).noneMatch(SecretHeaders.DEFAULT::isSecret);
    }

    @Test
    void aNameMayBeLong() {
        for (String piece : List.of("1", "token1", "sha", "tokenid", "-", "-key-", "api-", "a")) {
            String name = "X-Token" + piece.repeat(15_000 / piece.length()) + "x";
            assertThat(SecretHeaders.DEFAULT.isSecret(name)).isEqualTo(piece.startsWith("-"));
        }
    }

    @Test
    void furtherOnesCanBeNamedAndOthersAllowed() {
        var headers = new SecretHeaders(List.of("X-Acme-Proof", "x-corp-*"), List.of("X-Session-Id", "x-corp-team"));
        assertThat(headers.isSecret("x-acme-proof")).isTrue();
        assertThat(headers.isSecret("X-Acme-Proof-Kind")).isFalse();
        assertThat(headers.isSecret("X-Corp-Badge")).isTrue();
        assertThat(headers.isSecret("X-Corp-Team")).isFalse();
        assertThat(headers.isSecret("x-session-id")).isFalse();
        assertThat(headers.isSecret("x-session")).isTrue();
        assertThat(headers.isSecret("x-gitlab-token")).isTrue();
    }
}
