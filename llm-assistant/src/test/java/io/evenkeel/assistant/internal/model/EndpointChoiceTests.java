package io.evenkeel.assistant.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import io.evenkeel.assistant.internal.model.EndpointChoice.Chosen;
import io.evenkeel.assistant.internal.model.EndpointChoice.None;
import io.evenkeel.assistant.internal.model.EndpointChoice.Unusable;
import io.evenkeel.assistant.internal.model.EndpointChoice.Usable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
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
            https://127.0.0.1:8443/v1        | -     | -
            https://10.1.2.3/v1              | -     | -
            http://[fd12:3456::1]:8000/v1    | true  | -
            https://169.254.169.254/v1       | -     | where clouds keep the credentials of a machine
            http://169.254.169.254/v1        | true  | where clouds keep the credentials of a machine
            https://169.254.1.7/v1           | -     | a link-local address
            https://[fe80::1]/v1             | -     | a link-local address
            https://[fd00:ec2::254]/v1       | -     | where a cloud keeps the credentials of a machine
            http://[fd00:ec2::254]/v1        | true  | where a cloud keeps the credentials of a machine
            https://100.100.100.200/v1       | -     | where a cloud keeps the credentials of a machine
            https://168.63.129.16/v1         | -     | where a cloud keeps the credentials of a machine
            https://[::ffff:169.254.169.254] | -     | a link-local address
            https://[::ffff:a9fe:a9fe]/v1    | -     | a link-local address
            https://[::169.254.169.254]/v1   | -     | a link-local address
            https://[64:ff9b::a9fe:a9fe]/v1  | -     | a link-local address
            https://[2002:a9fe:a9fe::1]/v1   | -     | a link-local address
            https://2852039166/v1            | -     | hides where it leads
            https://0xA9FEA9FE/v1            | -     | hides where it leads
            https://0xa9.0xfe.0xa9.0xfe/v1   | -     | hides where it leads
            https://0251.0376.0251.0376/v1   | -     | hides where it leads
            https://0177.0.0.1/v1            | -     | hides where it leads
            https://169.254.43518:443/v1     | -     | hides where it leads
            https://169.254.169.254./v1      | -     | hides where it leads
            https://0.0.0.0/v1               | -     | no address of one machine
            https://[::]/v1                  | -     | no address of one machine
            https://255.255.255.255/v1       | -     | no address of one machine
            https://224.0.0.1/v1             | -     | no address of one machine
            https://no-such-name.invalid/v1  | -     | -
            http://no-such-name.invalid/v1   | true  | is not known to the name service
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

    @ParameterizedTest
    @CsvSource({"169.254.169.254", "fd00:ec2::254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "100.100.100.200"})
    void aNameIsWhereItLeads(String address) {
        assertThat(chosen(withUrl("https://models.example.org/v1"), leadingTo("203.0.113.7", address)))
                .isInstanceOfSatisfying(
                        Unusable.class,
                        unusable -> assertThat(unusable.sentence())
                                .startsWith("EVENKEEL_LLM_URL: models.example.org leads to ")
                                .contains("credentials of a machine. Nothing is sent there."));
        assertThat(chosen(withUrl("https://models.example.org/v1"), leadingTo("203.0.113.7")))
                .isInstanceOf(Usable.class);
    }

    @Test
    void aNameThatLeadsElsewhereLaterIsNotCalled() {
        var endpoint = new Endpoint(URI.create("https://models.example.org/v1"), "m", Optional.of("sk"));
        var exchange = new EndpointExchange(endpoint, leadingTo("169.254.169.254"));
        var error = new AtomicReference<Throwable>();
        exchange.execute(
                HttpRequest.builder()
                        .method(HttpMethod.POST)
                        .url("https://models.example.org/v1/chat/completions")
                        .body("{}")
                        .build(),
                new DefaultServerSentEventParser(),
                new ServerSentEventListener() {
                    @Override
                    public void onError(Throwable trouble) {
                        error.set(trouble);
                    }
                });
        assertThat(error.get())
                .isInstanceOfSatisfying(
                        TroubleException.class,
                        trouble -> assertThat(trouble.trouble()).isEqualTo(Trouble.FORBIDDEN_ADDRESS));
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
        var endpoint = new Endpoint(URI.create("https://models.example.org/v1"), "m", Optional.empty());
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
        assertThat(endpoint.covers(URI.create("https://models.example.org/v1evil/chat")))
                .isFalse();
        assertThat(endpoint.covers(URI.create("https://models.example.org/v1/%2e%2e/admin")))
                .isFalse();
    }

    private static Map<String, String> withUrl(String url) {
        return Map.of("EVENKEEL_LLM_URL", url, "EVENKEEL_LLM_MODEL", "m");
    }

    /** A name service that knows one answer. */
    private static EndpointAddresses leadingTo(String... addresses) {
        return new EndpointAddresses(
                host -> Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
    }

    private static Map<String, String> withKeyFile(Path file) {
        return Map.of(
                "EVENKEEL_LLM_URL", "https://models.example.org/v1",
                "EVENKEEL_LLM_MODEL", "m",
                "EVENKEEL_LLM_KEY_FILE", file.toString());
    }

    private static Chosen chosen(Map<String, String> environment) {
        return chosen(environment, new EndpointAddresses());
    }

    private static Chosen chosen(Map<String, String> environment, EndpointAddresses addresses) {
        var settings = new StandardEnvironment();
        settings.getPropertySources()
                .forEach(source -> settings.getPropertySources().remove(source.getName()));
        settings.getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(environment)));
        return EndpointChoice.in(settings, addresses);
    }
}
