package io.evenkeel.assistant.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.assistant.internal.model.EndpointChoice.Chosen;
import io.evenkeel.assistant.internal.model.EndpointChoice.None;
import io.evenkeel.assistant.internal.model.EndpointChoice.Unusable;
import io.evenkeel.assistant.internal.model.EndpointChoice.Usable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EndpointChoiceTests {

    @Test
    void nothingIsCalledUntilItIsConfigured() {
        assertThat(chosen(Map.of())).isEqualTo(new None());
        assertThat(chosen(Map.of("EVENKEEL_LLM_KEY", "sk", "EVENKEEL_LLM_MODEL", "m")))
                .isEqualTo(new None());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://models.example.org/v1/   | -     | -
            http://127.0.0.1:1234/v1         | true  | -
            http://10.1.2.3/v1               | true  | -
            http://127.0.0.1:1234/v1         | -     | which others on the way can read
            http://192.0.2.1/v1              | true  | neither this machine nor in a private network
            ftp://models.example.org         | -     | begins with https://
            https://u:p@models.example.org   | -     | a host and a path only
            https://models.example.org?key=1 | -     | a host and a path only
            not an address                   | -     | is no address
            """)
    void anAddressIsSafeOrRefusedWithAReason(String url, String plain, String reason) {
        Map<String, String> settings = new HashMap<>(Map.of("EVENKEEL_LLM_URL", url, "EVENKEEL_LLM_MODEL", "m"));
        if (plain != null) {
            settings.put("EVENKEEL_LLM_PLAIN_HTTP", plain);
        }
        Chosen chosen = chosen(settings);
        if (reason == null) {
            assertThat(chosen).isInstanceOf(Usable.class);
        } else {
            assertThat(chosen)
                    .isInstanceOfSatisfying(
                            Unusable.class,
                            unusable -> assertThat(unusable.sentence()).contains(reason));
        }
    }

    @Test
    void theKeyComesFromAFileThatOnlyItsOwnerReads(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "sk-from-file\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(chosen(withKeyFile(file)))
                .isInstanceOfSatisfying(
                        Unusable.class,
                        unusable -> assertThat(unusable.sentence()).contains("chmod 600"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(chosen(withKeyFile(file)))
                .isInstanceOfSatisfying(
                        Usable.class,
                        usable -> assertThat(usable.endpoint().key()).contains("sk-from-file"));
    }

    @Test
    void onlyTheEndpointIsCalled() {
        var endpoint = new Endpoint(URI.create("https://models.example.org/v1"), "m", java.util.Optional.empty());
        assertThat(endpoint.covers(URI.create("https://models.example.org/v1/chat/completions")))
                .isTrue();
        assertThat(endpoint.covers(URI.create("https://evil.example.org/v1/chat/completions")))
                .isFalse();
        assertThat(endpoint.covers(URI.create("http://models.example.org/v1/chat/completions")))
                .isFalse();
        assertThat(endpoint.covers(URI.create("https://models.example.org/v1/../admin")))
                .isFalse();
        assertThat(endpoint.covers(URI.create("https://models.example.org:8443/v1/chat")))
                .isFalse();
    }

    private static Map<String, String> withKeyFile(Path file) {
        return Map.of(
                "EVENKEEL_LLM_URL", "https://models.example.org/v1",
                "EVENKEEL_LLM_MODEL", "m",
                "EVENKEEL_LLM_KEY_FILE", file.toString());
    }

    private static Chosen chosen(Map<String, String> environment) {
        var settings = new StandardEnvironment();
        settings.getPropertySources()
                .forEach(source -> settings.getPropertySources().remove(source.getName()));
        settings.getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(environment)));
        return EndpointChoice.in(settings);
    }
}
