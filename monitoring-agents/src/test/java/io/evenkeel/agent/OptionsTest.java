package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void serverAndTokenAreEnough() throws Exception {
        var options = parse("--server http://127.0.0.1:8080 --token-file /etc/evenkeel/token");

        assertThat(options.server()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(options.tokenFile()).isEqualTo(Path.of("/etc/evenkeel/token"));
        assertThat(options.proc()).isEqualTo(Path.of("/proc"));
        assertThat(options.interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.spoolMegabytes()).isEqualTo(256);
        assertThat(options.programs()).isEqualTo(new Options.Programs(5, List.of(), List.of()));
        assertThat(options)
                .extracting("name", "spool", "metricsListen", "authorities", "certificateSha256")
                .allMatch(o -> o.equals(Optional.empty()));
    }

    @Test
    void everyOptionIsRead() throws Exception {
        var options = parse("--server=https://ops.example.org/evenkeel --token-file t --proc /host/proc --interval 30"
                + " --metrics-listen [::1]:9101 --spool /var/spool/evenkeel --spool-mb 64 --ca /ca.pem --name web-1"
                + " --top-processes 0 --process nginx,billing=billing-server.jar --service nginx.service,cron.service");

        assertThat(options.server().getPath()).isEqualTo("/evenkeel");
        assertThat(options.proc()).isEqualTo(Path.of("/host/proc"));
        assertThat(options.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.metricsListen()).contains(InetSocketAddress.createUnresolved("::1", 9_101));
        assertThat(options.spool()).contains(Path.of("/var/spool/evenkeel"));
        assertThat(options.spoolMegabytes()).isEqualTo(64);
        assertThat(options.authorities()).contains(Path.of("/ca.pem"));
        assertThat(options.name()).contains("web-1");
        assertThat(options.programs())
                .isEqualTo(new Options.Programs(
                        0,
                        List.of(new ProcessMatch("nginx", ""), new ProcessMatch("billing", "billing-server.jar")),
                        List.of("nginx.service", "cron.service")));
    }

    @Test
    void theEnvironmentStandsBehindTheCommandLine() throws Exception {
        var environment = Map.of(
                "EVENKEEL_AGENT_SERVER", "https://a",
                "EVENKEEL_AGENT_TOKEN_FILE", "t",
                "EVENKEEL_AGENT_INTERVAL", "5",
                "EVENKEEL_AGENT_PROC", " ");

        var options = Options.parse(List.of("--server", "https://b"), environment);

        assertThat(options.server()).isEqualTo(URI.create("https://b"));
        assertThat(options.interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.proc()).isEqualTo(Path.of("/proc"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --token-file t                              | --server is missing.
            --server https://a                           | --token-file is missing.
            --server ftp://a --token-file t             | --server must look like https://HOST:PORT, not ftp://a
            --server localhost:8080 --token-file t      | --server must look like https://HOST:PORT, not localhost:8080
            --server http://u:p@a --token-file t        | --server must look like https://HOST:PORT, not http://u:p@a
            --server http://10.0.0.5:8080 --token-file t  | --server must be https, since token and measurements can be read on their way; http is for this machine itself only, not http://10.0.0.5:8080
            --server http://localhost.evil.org --token-file t | --server must be https, since token and measurements can be read on their way; http is for this machine itself only, not http://localhost.evil.org
            --server https://a --token-file t --spool-mb 0  | --spool-mb must be from 1 to 65,536, not 0.
            --server https://a --token-file t --process =x  | --process must look like nginx or billing=billing-server.jar, not =x
            --server http://[ --token-file t            | --server is not a URL: Expected closing bracket for IPv6 address at index 8: http://[
            --server https://a --token-file t --interval 0    | --interval must be from 1 to 300, not 0.
            --server https://a --token-file t --interval 10s  | --interval is not a whole number: 10s
            --server https://a --token-file t --metrics-listen 9101 | --metrics-listen must look like 127.0.0.1:9101, not 9101
            --server https://a --token-file t --ca c --certificate-sha256 00 | Give --ca or --certificate-sha256, not both.
            --server                                    | --server needs a value.
            --colour red                                | Unknown option: --colour
            """)
    void whatCannotBeDoneIsSaid(String arguments, String sentence) {
        assertThatExceptionOfType(Options.Unusable.class)
                .isThrownBy(() -> parse(arguments))
                .withMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server",
                "token-file",
                "proc",
                "interval",
                "ca",
                "certificate-sha256",
                "metrics-listen",
                "spool",
                "spool-mb",
                "name",
                "process",
                "service",
                "top-processes"
            })
    void theUsageNamesEveryOption(String name) {
        assertThat(Options.USAGE).contains("--" + name + " ");
    }

    private static Options parse(String arguments) throws Options.Unusable {
        return Options.parse(Arrays.asList(arguments.split(" ")), Map.of());
    }
}
