package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.protocol.RemoteWrite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate that it signed itself, for the name localhost only. */
@Timeout(60)
class TrustTest {

    private static final byte[] BODY = RemoteWrite.encode(List.of());

    @TempDir
    private static Path folder;

    private static ReceivingServer server;
    private static byte[] certificate;
    private static String fingerprint;

    @BeforeAll
    static void startServer() throws Exception {
        var signed = SelfSigned.in(folder);
        certificate = signed.certificate();
        fingerprint = signed.fingerprint();
        server = new ReceivingServer(signed.https());
        Files.writeString(folder.resolve("token"), "evk_token");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void anUnknownAuthorityIsNotTrusted() {
        assertThat(push("localhost", Optional.empty())).isInstanceOf(Answer.Unreachable.class);
    }

    @Test
    void aGivenAuthorityIsTrusted() throws Exception {
        assertThat(push("localhost", Optional.of(Trust.inAuthorities(pem())))).isEqualTo(new Answer.Taken());
    }

    @Test
    void withAGivenAuthorityTheNameStillCounts() throws Exception {
        assertThat(push("127.0.0.1", Optional.of(Trust.inAuthorities(pem())))).isInstanceOf(Answer.Unreachable.class);
    }

    @Test
    void aPinnedCertificateIsTrustedWhateverTheName() throws Exception {
        assertThat(push("127.0.0.1", Optional.of(Trust.inCertificate(fingerprint))))
                .isEqualTo(new Answer.Taken());
        assertThat(push("localhost", Optional.of(Trust.inCertificate(withColons(fingerprint)))))
                .isEqualTo(new Answer.Taken());
    }

    @Test
    void oneOfSeveralPinnedCertificatesIsEnough() throws Exception {
        assertThat(push("localhost", Optional.of(Trust.inCertificate("00".repeat(32) + ", " + fingerprint))))
                .isEqualTo(new Answer.Taken());
    }

    @Test
    void anotherThanThePinnedCertificateIsNotTrustedAndIsNamed() throws Exception {
        assertThat(push("localhost", Optional.of(Trust.inCertificate("00".repeat(32)))))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class, away -> assertThat(away.why()).contains(fingerprint));
    }

    @Test
    void whatCannotBeCheckedIsRefusedAtStart() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "\n");

        assertThatThrownBy(() -> Trust.of(options("--ca", empty.toString())))
                .hasMessageContaining("certificate can't be checked as asked for");
        assertThatThrownBy(() -> Trust.of(options("--ca", "/nowhere"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Trust.of(options("--certificate-sha256", "abcd")))
                .hasMessageContaining("64 hex digits");
        assertThatThrownBy(() -> Trust.of(options("--certificate-sha256", "zz")))
                .isInstanceOf(IOException.class);
    }

    private static Answer push(String host, Optional<Trust> trust) {
        var url = URI.create("https://" + host + ":" + server.port());
        return new HttpServerLink(url, folder.resolve("token"), trust, "web-1", InstantSource.system(), "0.1.0")
                .write(BODY);
    }

    private static Options options(String name, String value) throws Options.Unusable {
        return Options.parse(List.of("--server", "https://a", "--token-file", "t", name, value), Map.of());
    }

    private static Path pem() throws IOException {
        return Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate)
                        + "\n-----END CERTIFICATE-----\n");
    }

    private static String withColons(String hex) {
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(HexFormat.of().parseHex(hex));
    }
}
