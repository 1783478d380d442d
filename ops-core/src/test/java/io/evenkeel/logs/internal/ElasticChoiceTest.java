package io.evenkeel.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.internal.elastic.ElasticSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ElasticChoiceTest {
    private static final String URL = "https://es1:9200";

    @TempDir
    Path folder;

    private static Environment given(Map<String, String> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "given",
                        settings.entrySet().stream()
                                .collect(Collectors.toMap(
                                        each -> "evenkeel.logs.elasticsearch." + each.getKey(), Map.Entry::getValue))));
        return environment;
    }

    private static Optional<ElasticSettings> chosen(Map<String, String> settings) {
        return ElasticChoice.in(given(settings));
    }

    @Test
    void withoutAnAddressThereIsNone() {
        assertThat(chosen(Map.of())).isEmpty();
    }

    @Test
    void aSecretComesFromItsFileAndIsShownNowhere() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");

        ElasticSettings settings = chosen(Map.of(
                        "url", URL + ", http://es2:9200/es", "user", "evenkeel", "password-file", file.toString()))
                .orElseThrow();

        assertThat(settings.nodes()).containsExactly(URI.create(URL), URI.create("http://es2:9200/es"));
        assertThat(settings.authorization()).contains(ElasticSettings.basic("evenkeel", "s3cret"));
        assertThat(settings.toString()).doesNotContain("Basic").doesNotContain("s3cret");
    }

    @Test
    void anApiKeyIsTakenInPlaceOfAPassword() {
        assertThat(chosen(Map.of("url", URL, "api-key", "abc")).orElseThrow().authorization())
                .contains("ApiKey abc");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://me:s3cret@es1:9200 |               |            | Leave user and password out of the address
                    es1:9200                   |               |            | is like https://es1.example.net:9200
                    https://es1:9200,          |               |            | is like https://es1.example.net:9200
                    https://es1:9200           | user          | me         | a user without a password
                    https://es1:9200           | password      | s3cret     | a password without a user
                    https://es1:9200           | password-file | /no/file   | cannot be read
                    https://es1:9200           | index         | Logs*      | begin with a small letter
                    """)
    void whatCannotBeIsRefusedInWordsWithoutTheSecret(String url, String name, String value, String sentence) {
        Map<String, String> settings = name == null ? Map.of("url", url) : Map.of("url", url, name, value);

        assertThatThrownBy(() -> chosen(settings))
                .isInstanceOf(LogStoreUnavailable.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void twoWaysToSignInAreRefused() {
        assertThatThrownBy(() -> chosen(Map.of("url", URL, "user", "me", "password", "s3cret", "api-key", "abc")))
                .hasMessageContaining("set one of them only");
    }
}
