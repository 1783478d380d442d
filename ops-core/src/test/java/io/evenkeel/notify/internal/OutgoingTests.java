package io.evenkeel.notify.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.notify.Outgoing;
import io.evenkeel.notify.Outgoing.Answered;
import io.evenkeel.notify.Outgoing.Call;
import io.evenkeel.notify.Outgoing.NotAllowed;
import io.evenkeel.notify.Outgoing.Result;
import io.evenkeel.notify.Outgoing.Unreached;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the one guard lets out, and how it talks. */
class OutgoingTests {

    private static final char[] PASSWORD = "for a test".toCharArray();
    private static final Duration SHORT = Duration.ofMillis(700);

    @TempDir
    Path data;

    private final ScriptedHttp receiver = new ScriptedHttp();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final NameResolution names = host -> {
        asked.add(host);
        return switch (host) {
            // Once this machine, once another: a name server that answers differently the second time.
            case "rebinding.example.org" ->
                asked.size() == 1
                        ? List.of(InetAddress.ofLiteral("127.0.0.1"))
                        : List.of(InetAddress.ofLiteral("169.254.169.254"));
            case "two.example.org" ->
                List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("169.254.169.254"));
            case "gone.example.org" -> throw new UnknownHostException(host);
            default -> List.of(InetAddress.ofLiteral("127.0.0.1"));
        };
    };
    private NotifyRoom room;
    private Outgoing outgoing;

    @BeforeEach
    void open() {
        room = NotifyRoom.open(data, Map.of(NameResolution.class, names));
        outgoing = room.rooms.get(Outgoing.class);
    }

    @AfterEach
    void close() throws IOException {
        room.close();
        receiver.close();
    }

    @Test
    void thisMachineIsNotCalledUnlessAnAdministratorListsIt() {
        String url = "http://hooks.example.org:" + receiver.port() + "/";
        Result before = get(url);
        assertThat(before).isInstanceOf(NotAllowed.class);
        assertThat(before.sentence())
                .contains("127.0.0.1 is this machine itself")
                .contains("Settings");
        assertThat(receiver.requests()).isEmpty();

        room.allow("127.0.0.1");

        assertThat(get(url)).isEqualTo(new Answered(200, ""));
    }

    @Test
    void aNameIsResolvedOnceAndTheConnectionGoesToWhatWasFound() {
        room.allow("127.0.0.1");
        Result result = get("http://rebinding.example.org:" + receiver.port() + "/");
        assertThat(result).isInstanceOf(Answered.class);
        assertThat(asked).hasSize(1);
        assertThat(receiver.requests().getFirst().header("Host")).isEqualTo("rebinding.example.org:" + receiver.port());
        assertThat(get("http://rebinding.example.org:" + receiver.port() + "/"))
                .as("the next call asks anew")
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void everyAddressOfANameMustBeFit() {
        room.allow("127.0.0.1");
        assertThat(get("http://two.example.org:" + receiver.port() + "/").sentence())
                .contains("169.254.169.254");
        assertThat(receiver.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreNotFollowed(int status) {
        room.allow("127.0.0.1");
        receiver.answer(ScriptedHttp.status(status, "Location: http://169.254.169.254/latest/meta-data/"));
        Result result = get(receiver.url());
        assertThat(result.sentence()).contains("redirects are not followed");
        assertThat(receiver.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://hooks.example.org/", "file:///etc/passwd", "gopher://hooks.example.org/", "//hooks.example.org/",
                "http:///nohost", "https://user:secret@hooks.example.org/", "http://ho_st_/", "mailto:wei@example.org"
            })
    void onlyPlainWebAddressesAreCalled(String url) {
        assertThat(get(url)).isInstanceOf(NotAllowed.class);
        assertThat(asked).isEmpty();
        assertThatThrownBy(() -> outgoing.mustBeAllowed(url, "address")).isInstanceOf(Refusal.class);
    }

    @Test
    void aSettingIsJudgedBeforeItIsStored() {
        assertThatThrownBy(() -> outgoing.mustBeAllowed("http://hooks.example.org/", "address"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("this machine");
        assertThatThrownBy(() -> outgoing.mustBeAllowed("http://exa mple.org/", "address"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> outgoing.mustBeAllowed("http://a.example.org/" + "a".repeat(3_000), "address"))
                .isInstanceOf(Refusal.class);
        // Not known just now; judged again at each call.
        outgoing.mustBeAllowed("https://gone.example.org/", "address");
        assertThat(get("https://gone.example.org/").sentence()).contains("could not be resolved");
    }

    @Test
    void postsWholeAndReadsTheAnswer() {
        room.allow("127.0.0.1");
        receiver.answer(String.join(
                "\r\n",
                "HTTP/1.1 100 Continue",
                "",
                "HTTP/1.1 422 No",
                "Transfer-Encoding: chunked",
                "",
                "5",
                "no, t",
                "6;x=y",
                "hanks!",
                "0",
                "",
                ""));
        byte[] body = "{\"was\":\"磁盘\"}".getBytes(StandardCharsets.UTF_8);
        Result result = outgoing.call(new Call(
                "POST", URI.create(receiver.url()), Map.of("Evenkeel-Timestamp", "7"), body, Duration.ofSeconds(5)));
        assertThat(result).isEqualTo(new Answered(422, "no, thanks!"));
        var request = receiver.requests().getFirst();
        assertThat(request.line()).isEqualTo("POST /hook?a=b%20c HTTP/1.1");
        assertThat(request.text()).isEqualTo("{\"was\":\"磁盘\"}");
        assertThat(request.header("Evenkeel-Timestamp")).isEqualTo("7");
    }

    @Test
    void aLongAnswerIsReadAsFarAsItMatters() {
        room.allow("127.0.0.1");
        receiver.answer("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1_000_000));
        assertThat(((Answered) get(receiver.url())).body()).hasSize(64 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b", ""})
    void whoDoesNotSpeakHttpIsNotReached(String answer) {
        room.allow("127.0.0.1");
        receiver.answer(answer);
        assertThat(get(receiver.url())).isInstanceOf(Unreached.class);
    }

    @Test
    void headersWithoutEndAreCutOff() {
        room.allow("127.0.0.1");
        receiver.answer("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(10_000));
        assertThat(get(receiver.url()).sentence()).contains("more than");
    }

    @Test
    void whoAnswersDropByDropIsCutOff() {
        room.allow("127.0.0.1");
        receiver.answer(ScriptedHttp.DRIP);
        assertThat(outgoing.call(Call.get(URI.create(receiver.url()), SHORT))).isInstanceOf(Unreached.class);
    }

    @Test
    void theCertificateIsCheckedForTheNameInTheUrl() throws Exception {
        SSLContext tls = ownTls();
        try (var https = new ScriptedHttp(tls.getServerSocketFactory());
                NotifyRoom trusting = NotifyRoom.open(
                        data, Map.of(NameResolution.class, names, SSLSocketFactory.class, tls.getSocketFactory()))) {
            trusting.allow("127.0.0.1");
            Outgoing out = trusting.rooms.get(Outgoing.class);
            Call right = Call.get(URI.create("https://hooks.example.org:" + https.port() + "/"), Duration.ofSeconds(5));
            Call wrong = Call.get(URI.create("https://other.example.org:" + https.port() + "/"), Duration.ofSeconds(5));
            assertThat(out.call(right)).isEqualTo(new Answered(200, ""));
            assertThat(out.call(wrong).sentence()).contains("The encrypted connection to other.example.org failed");
        }
    }

    @Test
    void theListIsChangedByThoseWhoMayAndWrittenToTheTrail() {
        AllowedAddresses allowed = room.rooms.get(AllowedAddresses.class);
        assertThat(allowed.change(ADMINISTRATOR, List.of(" 10.0.0.0/8 ", "127.0.0.1", "127.0.0.1")))
                .containsExactly("10.0.0.0/8", "127.0.0.1");
        assertThatThrownBy(() -> allowed.change(ADMINISTRATOR, List.of("10.0.0.0/99")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("10.0.0.0/99");
        assertThat(allowed.entries()).hasSize(2);
        assertThatThrownBy(() -> allowed.change(RealRooms.with(Right.SEE_OPERATIONS), List.of()))
                .isInstanceOf(Refusal.class);
    }

    private Result get(String url) {
        return outgoing.call(Call.get(URI.create(url), Duration.ofSeconds(5)));
    }

    /** A certificate for hooks.example.org that this context has and trusts. */
    private SSLContext ownTls() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = data.resolve("tls.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hooks",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hooks.example.org",
                        "-ext",
                        "san=dns:hooks.example.org",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("hooks", keys.getCertificate("hooks"));
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }
}
