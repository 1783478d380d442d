package io.evenkeel.notify.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static io.evenkeel.notify.internal.NotifyRoom.mail;
import static io.evenkeel.notify.internal.NotifyRoom.screen;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Enclosures;
import io.evenkeel.notify.Enclosures.Enclosure;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.NoticeFailed;
import io.evenkeel.notify.internal.MailServer.Security;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail to real and to misbehaving servers. */
class MailTests {

    @TempDir
    Path data;

    private NotifyRoom room;

    @BeforeEach
    void open() {
        room = NotifyRoom.open(data);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aFileGoesWithItsLetterAndIsAskedForWhenItIsSent() throws Exception {
        byte[] content = {'%', 'P', 'D', 'F', '-', 0, (byte) 0xff};
        Enclosures files = reference -> reference.equals("report/7/ZH")
                ? Optional.of(new Enclosure("report-2026-10.pdf", "application/pdf", content))
                : Optional.empty();
        room.close();
        room = NotifyRoom.open(data, Map.of(Enclosures.class, files));
        GreenMail sink = sink(ServerSetup.PROTOCOL_SMTP, 0);
        try {
            room.mailServerAt(sink.getSmtp().getPort());
            room.send(withFile("report/7/a", "report/7/ZH"));
            room.send(withFile("report/7/b", "gone"));
            room.look();

            MimeMessage[] letters = sink.getReceivedMessages();
            assertThat(letters).hasSize(1);
            var parts = (MimeMultipart) letters[0].getContent();
            assertThat(parts.getCount()).isEqualTo(2);
            assertThat(parts.getBodyPart(0).getContent().toString())
                    .contains("报告见附件")
                    .contains("https://evenkeel.example.org/reports/7");
            assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("report-2026-10.pdf");
            assertThat(parts.getBodyPart(1).getDisposition()).isEqualTo(Part.ATTACHMENT);
            assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(content);
            assertThat(room.notifications.about("report/7"))
                    .extracting(sent -> sent.notice().key() + " " + sent.state())
                    .containsExactly("report/7/a delivered", "report/7/b failed");
        } finally {
            sink.stop();
        }
    }

    private static Notice withFile(String key, String reference) {
        return new Notice(
                key,
                Channel.EMAIL,
                UUID.randomUUID(),
                NotifyRoom.ADDRESS,
                "2026 年 10 月运维报告",
                "报告见附件 PDF。",
                "report/7",
                Optional.empty(),
                Optional.empty(),
                Optional.of(reference));
    }

    @Test
    void theLetterReadsAsItWasWrittenAndLinksToAPage() throws Exception {
        GreenMail sink = sink(ServerSetup.PROTOCOL_SMTP, 0);
        try {
            room.mailServerAt(sink.getSmtp().getPort());
            room.send(mail("page/1"));
            room.look();

            MimeMessage letter = sink.getReceivedMessages()[0];
            assertThat(letter.getSubject()).isEqualTo("INC-12: web-1 磁盘将满");
            assertThat(letter.getFrom()[0]).hasToString("evenkeel@example.org");
            assertThat(letter.getAllRecipients()[0]).hasToString(NotifyRoom.ADDRESS);
            assertThat(letter.getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
            assertThat(letter.getMessageID()).matches("<[0-9a-f]{32}@example\\.org>");
            assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(letter.getContent().toString())
                    .contains("磁盘已用 97 %。")
                    .contains("https://evenkeel.example.org/incidents/INC-12");
        } finally {
            sink.stop();
        }
    }

    @Test
    void whatCouldNotGoGoesAtOnceWhenTheMailServerIsSetRight() throws Exception {
        GreenMail sink = sink(ServerSetup.PROTOCOL_SMTP, 0);
        try {
            room.mailServerAt(freePort());
            room.send(mail("page/1"));
            room.look();
            assertThat(sink.getReceivedMessages()).isEmpty();

            room.mailServerAt(sink.getSmtp().getPort());
            room.look();

            assertThat(sink.getReceivedMessages()).hasSize(1);
        } finally {
            sink.stop();
        }
    }

    @Test
    void aSubjectFromOutsideAddsNoHeader() throws Exception {
        GreenMail sink = sink(ServerSetup.PROTOCOL_SMTP, 0);
        try {
            room.mailServerAt(sink.getSmtp().getPort());
            Notice hostile = new Notice(
                    "page/1",
                    Channel.EMAIL,
                    UUID.randomUUID(),
                    NotifyRoom.ADDRESS,
                    "disk\r\nBcc: all@example.org\r\n\r\nbody",
                    "text",
                    "INC-12");
            room.send(hostile);
            room.look();

            MimeMessage letter = sink.getReceivedMessages()[0];
            assertThat(letter.getHeader("Bcc")).isNull();
            assertThat(letter.getSubject()).isEqualTo("disk  Bcc: all@example.org    body");
            assertThat(sink.getReceivedMessages()).hasSize(1);
        } finally {
            sink.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "wei", "'wei@example.org, all@example.org'", "'wei@example.org\nRCPT TO: all@example.org'"})
    void anAddressThatIsNoneIsGivenUpAtOnce(String address) {
        room.mailServerAt(1);
        room.send(new Notice("page/1", Channel.EMAIL, UUID.randomUUID(), address, "s", "t", "INC-12"));
        room.look();

        assertThat(room.failed()).hasSize(1);
        assertThat(room.sent("page/1").detail()).contains("no mail address");
    }

    @Test
    void withoutAMailServerItFailsAtOnceAndSaysWhy() {
        room.send(mail("page/1"));
        room.look();

        NoticeFailed failed = room.failed().getFirst();
        assertThat(failed.reason()).startsWith("No mail server is set.");
        assertThat(failed.key()).isEqualTo("page/1");
        assertThat(room.sent("page/1").state()).isEqualTo("failed");
        assertThat(room.notifications.mailIsSet()).isFalse();
    }

    @Test
    void aServerThatIsDownIsTriedAgainUntilItIsUp() throws IOException {
        int port = freePort();
        room.mailServerAt(port);
        room.send(mail("page/1"));
        room.look();
        assertThat(room.sent("page/1").state()).isEqualTo("waiting");
        assertThat(room.sent("page/1").detail()).contains("127.0.0.1:" + port).contains("could not be reached");

        GreenMail sink = sink(ServerSetup.PROTOCOL_SMTP, port);
        try {
            room.look();
            assertThat(sink.getReceivedMessages()).as("before it is due").isEmpty();
            room.pass(Duration.ofSeconds(5));
            room.look();

            assertThat(sink.getReceivedMessages()).hasSize(1);
            assertThat(room.sent("page/1").state()).isEqualTo("delivered");
            assertThat(room.sent("page/1").attempts()).isEqualTo(2);
        } finally {
            sink.stop();
        }
    }

    @Test
    void isGivenUpAfterTenTries() throws IOException {
        room.mailServerAt(freePort());
        room.send(mail("page/1"));
        for (int look = 0; look < 15; look++) {
            room.look();
            room.pass(Duration.ofMinutes(10));
        }

        assertThat(room.sent("page/1").state()).isEqualTo("failed");
        assertThat(room.sent("page/1").attempts()).isEqualTo(10);
        assertThat(room.failed()).hasSize(1);
        assertThat(room.failed().getFirst().reason()).contains("could not be reached");
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA", "."})
    void anAnswerOf5xxIsForEver(String command) throws IOException {
        try (var server = new ScriptedSmtp(ScriptedSmtp.butFor(command, "550 5.1.1 nobody here"))) {
            room.mailServerAt(server.port());
            room.send(mail("page/1"));
            room.look();

            assertThat(room.failed()).hasSize(1);
            assertThat(room.failed().getFirst().reason()).contains("550 5.1.1 nobody here");
            assertThat(room.sent("page/1").attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"connect", "MAIL", "RCPT", "DATA", "."})
    void anAnswerOf4xxIsForNow(String command) throws IOException {
        try (var server = new ScriptedSmtp(ScriptedSmtp.butFor(command, "451 4.7.1 greylisted, try later"))) {
            room.mailServerAt(server.port());
            room.send(mail("page/1"));
            room.look();
            assertThat(room.sent("page/1").state()).isEqualTo("waiting");
            assertThat(room.sent("page/1").detail()).contains("451");

            server.answer(ScriptedSmtp::agree);
            room.pass(Duration.ofSeconds(5));
            room.look();

            assertThat(room.sent("page/1").state()).isEqualTo("delivered");
            assertThat(room.failed()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"connect", "EHLO", "RCPT", "."})
    void aServerThatFallsSilentIsLeft(String command) throws IOException {
        try (var server = new ScriptedSmtp(ScriptedSmtp.butFor(command, ScriptedSmtp.SILENCE))) {
            room.mailServerAt(server.port());
            room.send(mail("page/1"));
            room.look();

            assertThat(room.sent("page/1").state()).isEqualTo("waiting");
            assertThat(room.sent("page/1").detail()).contains("broke off");
        }
    }

    @Test
    void aServerThatAnswersDropByDropIsCutOff() throws IOException {
        try (var server = new ScriptedSmtp(ScriptedSmtp.butFor("RCPT", ScriptedSmtp.DRIP))) {
            room.mailServerAt(server.port());
            room.send(mail("page/1"));
            room.dispatcher.tick();
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> {
                room.dispatcher.tick();
                return !room.sent("page/1").detail().isEmpty();
            });

            assertThat(room.sent("page/1").state()).isEqualTo("waiting");
            assertThat(room.sent("page/1").attempts()).isEqualTo(1);
        }
    }

    @Test
    void aLetterThatWasAcceptedCountsHoweverTheFarewellGoes() throws IOException {
        try (var server = new ScriptedSmtp(ScriptedSmtp.butFor("QUIT", ScriptedSmtp.SILENCE))) {
            room.mailServerAt(server.port());
            room.send(mail("page/1"));
            room.look();

            assertThat(room.sent("page/1").state()).isEqualTo("delivered");
        }
    }

    @Test
    void aSlowMailServerHoldsUpNoScreen() throws IOException {
        try (var server = new ScriptedSmtp(ScriptedSmtp.butFor("connect", ScriptedSmtp.SILENCE))) {
            room.mailServerAt(server.port());
            UUID wei = UUID.randomUUID();
            room.screens.open.add(wei);
            for (int number = 0; number < 30; number++) {
                room.send(mail("page/" + number));
            }
            room.send(screen("screen/1", wei));

            room.dispatcher.tick();
            room.awaitState("screen/1", "delivered");

            assertThat(room.delivered()).hasSize(1);
            assertThat(room.sent("page/0").state()).isEqualTo("waiting");
        }
    }

    @Test
    void signsInWithTheStoredPassword() throws IOException {
        GreenMail sink = sink(ServerSetup.PROTOCOL_SMTP, 0);
        try {
            sink.setUser("evenkeel@example.org", "pager", "geheim 密码");
            account(sink.getSmtp().getPort(), Security.NONE, "geheim 密码");
            room.send(mail("page/1"));
            room.look();

            assertThat(room.sent("page/1").state()).isEqualTo("delivered");
        } finally {
            sink.stop();
        }
    }

    @Test
    void aRefusedSignInIsToldAndTriedAgain() {
        try (var server = new ScriptedSmtp(command -> switch (command) {
            case "EHLO" -> "250-scripted\r\n250 AUTH PLAIN";
            case "AUTH" -> "535 5.7.8 no";
            default -> ScriptedSmtp.agree(command);
        })) {
            account(server.port(), Security.NONE, "wrong");
            room.send(mail("page/1"));
            room.look();

            assertThat(room.sent("page/1").state()).isEqualTo("waiting");
            assertThat(room.sent("page/1").detail())
                    .contains("refused the sign-in")
                    .doesNotContain("wrong");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aServerWithoutEncryptionGetsNothingWhereItIsDemanded() throws IOException {
        try (var server = new ScriptedSmtp(ScriptedSmtp::agree)) {
            account(server.port(), Security.STARTTLS, "geheim");
            room.send(mail("page/1"));
            room.look();

            assertThat(room.sent("page/1").state()).isEqualTo("waiting");
            assertThat(server.commands()).doesNotContain("AUTH", "MAIL", "DATA");
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        GreenMail sink = sink(ServerSetup.PROTOCOL_SMTPS, 0);
        try {
            account(sink.getSmtps().getPort(), Security.TLS, "geheim");
            room.send(mail("page/1"));
            room.look();

            assertThat(room.sent("page/1").state()).isEqualTo("waiting");
            assertThat(room.sent("page/1").detail()).contains("encrypted connection");
            assertThat(sink.getReceivedMessages()).isEmpty();
        } finally {
            sink.stop();
        }
    }

    @Test
    void aLostKeyIsToldAndNoMailIsLost() throws IOException {
        GreenMail sink = sink(ServerSetup.PROTOCOL_SMTP, 0);
        try {
            account(sink.getSmtp().getPort(), Security.NONE, "geheim");
            Files.delete(data.resolve("keys/secret.key"));
            try (NotifyRoom restarted = room.another(data)) {
                restarted.send(mail("page/1"));
                restarted.look();

                assertThat(restarted.sent("page/1").state()).isEqualTo("waiting");
                assertThat(restarted.sent("page/1").detail()).contains("Enter the password again");
            }
        } finally {
            sink.stop();
        }
    }

    @Test
    void theBodyOfALongTextArrivesWhole() {
        GreenMail sink = sink(ServerSetup.PROTOCOL_SMTP, 0);
        try {
            room.mailServerAt(sink.getSmtp().getPort());
            String text = ".\n..dots\n" + "长".repeat(15_000);
            room.send(new Notice("page/1", Channel.EMAIL, UUID.randomUUID(), NotifyRoom.ADDRESS, "s", text, "INC-12"));
            room.look();

            MimeMessage letter = sink.getReceivedMessages()[0];
            String content = content(letter);
            assertThat(content).startsWith(".\r\n..dots\r\n");
            assertThat(content.chars().filter(character -> character == '长')).hasSize(15_000);
        } finally {
            sink.stop();
        }
    }

    private static String content(MimeMessage letter) {
        try {
            return letter.getContent().toString();
        } catch (IOException | jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void account(int port, Security security, String password) {
        room.rooms
                .get(MailServers.class)
                .change(
                        ADMINISTRATOR,
                        "127.0.0.1",
                        port,
                        security,
                        Optional.of("pager"),
                        Optional.of(password),
                        "evenkeel@example.org");
    }

    private static GreenMail sink(String protocol, int port) {
        GreenMail sink = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
        sink.start();
        return sink;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
