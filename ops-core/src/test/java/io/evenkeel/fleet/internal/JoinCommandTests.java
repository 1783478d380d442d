package io.evenkeel.fleet.internal;

import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Refusal;
import io.evenkeel.fleet.AgentProgram;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoinCommandTests {

    private static final AgentProgram.Archive ARCHIVE =
            new AgentProgram.Archive(Path.of("a.tar.gz"), "0.1.0", "linux-amd64", "cd".repeat(32), 42);

    @Test
    void theLineComparesTheChecksumBeforeItUnpacks() {
        String line = JoinCommand.of(URI.create("https://10.0.0.5:8443/"), ARCHIVE, true, "evj_code");

        assertThat(line)
                .isEqualTo("cd \"$HOME\" && curl -fsS --insecure -o evenkeel-agent-0.1.0-linux-amd64.tar.gz"
                        + " 'https://10.0.0.5:8443/api/fleet/agent/archive'"
                        + " && echo '" + "cd".repeat(32) + "  evenkeel-agent-0.1.0-linux-amd64.tar.gz' | sha256sum -c -"
                        + " && tar -xzf evenkeel-agent-0.1.0-linux-amd64.tar.gz"
                        + " && evenkeel-agent-0.1.0-linux-amd64/bin/evenkeel-agent install"
                        + " --server 'https://10.0.0.5:8443' --code 'evj_code'");
    }

    @Test
    void behindAProxyWhoseCertificateEverybodyTrustsNothingIsInsecure() {
        assertThat(JoinCommand.of(URI.create("https://evenkeel.example.org"), ARCHIVE, false, "evj_code"))
                .doesNotContain("--insecure");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evenkeel.example.org, https://10.0.0.5:8443, https://evenkeel.example.org",
        "https://127.0.0.1:8443, https://10.0.0.5:8443, https://10.0.0.5:8443",
        "'', https://10.0.0.5:8443, https://10.0.0.5:8443",
        "http://127.0.0.1:8080, http://localhost:8080, http://localhost:8080",
        "http://[0:0:0:0:0:0:0:1]:8080, http://[::1]:8080, http://[::1]:8080",
    })
    void choosesTheAddressThatOthersReach(String configured, URI reachedBy, URI chosen) {
        assertThat(JoinCommand.reachable(configured, reachedBy)).isEqualTo(chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.5:8080", "http://evenkeel.example.org", "http://127.evil.example.org"})
    void noSecretTravelsInTheClear(URI reachedBy) {
        refused(Refusal.Kind.CONFLICT, "https-needed", () -> JoinCommand.reachable("", reachedBy));
        refused(Refusal.Kind.CONFLICT, "https-needed", () -> JoinCommand.reachable(reachedBy.toString(), reachedBy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host'$(reboot)", "https://user@host", "https://host/?a=b"})
    void whatAShellCouldReadOtherwiseIsRefused(URI reachedBy) {
        refused(Refusal.Kind.INVALID, "address-unusable", () -> JoinCommand.reachable("", reachedBy));
    }
}
