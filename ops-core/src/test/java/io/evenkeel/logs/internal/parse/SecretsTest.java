package io.evenkeel.logs.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "login user=alice password=hunter2 ok => login user=alice password=*** ok",
                "DB_PASSWORD: \"a b c\" next => DB_PASSWORD: \"***\" next",
                "{\"api_key\":\"abc\",\"user\":\"x\"} => {\"api_key\":\"***\",\"user\":\"x\"}",
                "{\"log\":\"{\\\"api_key\\\": \\\"a\\\\\\\\b\\\", \\\"pwd\\\":12}\"} => {\"log\":\"{\\\"api_key\\\": \\\"***\\\", \\\"pwd\\\":***}\"}",
                "{\"log\":\"\\\"Cookie\\\": \\\"s=1\\\"\"} => {\"log\":\"\\\"Cookie\\\": \\\"***\\\"\"}",
                "GET /?access_token=abc&x=1 => GET /?access_token=***&x=1",
                "Authorization: Basic YWJj => Authorization: Basic ***",
                "sent bearer eyJhbGciOi.J9.x_y => sent bearer ***",
                "postgres://app:pa:ss@db/x => postgres://app:***@db/x",
                "Set-Cookie: SESSION=abc; Path=/ => Set-Cookie: ***",
                "id AKIAIOSFODNN7EXAMPLE used => id *** used",
                "a -----BEGIN RSA PRIVATE KEY-----MIIE => a -----PRIVATE KEY ***-----",
            })
    void secretsAreTakenOut(String line, String masked) {
        assertThat(Secrets.masked(line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passed 12 tests",
                "Failed password for root from 10.0.0.1",
                "https://example.org/a:b@c",
                "the key was turned",
                "token bucket is empty",
            })
    void whatIsNoSecretStays(String line) {
        assertThat(Secrets.masked(line)).isEqualTo(line);
    }

    @Test
    void maskingTwiceIsMaskingOnce() {
        String once = Secrets.masked("password=x token: 'y' Authorization: Bearer abcdefghij");

        assertThat(Secrets.masked(once)).isEqualTo(once);
    }

    @Test
    void aLineOfTenMegabytesIsDoneInLinearTime() {
        String line = "password=" + "a".repeat(10_000_000);

        assertThat(Secrets.masked(line)).isEqualTo("password=***");
    }
}
