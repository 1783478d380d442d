package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTest {

    @Test
    void anyFreePortIsChosenBeforeTheStartBecauseMailsNameIt() {
        assertThat(Listening.on("127.0.0.1", 0, Optional.empty(), List.of()).port())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.53", "localhost", "::1"})
    void thisMachineAloneNeedsNoProtection(String address) {
        assertThat(Listening.on(address, 8080, Optional.empty(), List.of()).port())
                .isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
    void anAddressThatOthersReachNeedsTlsOrAProxy(String address) {
        assertThatThrownBy(() -> Listening.on(address, 8080, Optional.empty(), List.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("in the clear")
                .hasMessageContaining("--tls-cert")
                .hasMessageContaining("--behind-proxy");
    }

    @Test
    void behindAProxyAnyAddressIsFine() {
        Listening listening = Listening.on("0.0.0.0", 8080, Optional.empty(), List.of("10.1.0.0/16", "fd00::/8"));

        assertThat(listening.proxies()).containsExactly("10.1.0.0/16", "fd00::/8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0", "10.1.0.0/99", "proxy.example/24", "0.0.0.0/0", "::/0", ""})
    void whatIsNoNetworkOfProxiesIsRefused(String network) {
        assertThatThrownBy(() -> Listening.on("0.0.0.0", 8080, Optional.empty(), List.of(network)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--behind-proxy");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:9",
        "127.0.0.53, http://127.0.0.53:9",
        "0.0.0.0, http://127.0.0.1:9",
        "::1, http://[0:0:0:0:0:0:0:1]:9",
    })
    void callersOnThisMachineReachIt(String address, String url) throws IOException {
        var listening = new Listening(InetAddress.getAllByName(address)[0], 9, Optional.empty(), List.of());

        assertThat(listening.localUrl(9)).isEqualTo(url);
    }

    @Test
    void aTakenPortIsToldWithWhatToDo() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Listening listening = Listening.on("127.0.0.1", other.getLocalPort(), Optional.empty(), List.of());

            assertThatThrownBy(listening::mustBeFree)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " on 127.0.0.1")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void anUnreadableOrWrongCertificateIsTold(@TempDir Path folder) throws IOException {
        Path noCertificate = Files.writeString(folder.resolve("cert.pem"), "-----BEGIN NOTHING-----\n");

        assertThatThrownBy(() -> Listening.Tls.of(folder.resolve("missing.pem"), noCertificate))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("missing.pem");
        assertThatThrownBy(() -> Listening.Tls.of(noCertificate, noCertificate))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("not a certificate");
    }
}
